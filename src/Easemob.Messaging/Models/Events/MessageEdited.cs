namespace Easemob.Messaging;

/// <summary>
/// The content of a message was changed; where the cache has the message, it has the new content. The vendor's
/// <c>onMessageContentChanged</c>.
/// </summary>
public sealed record MessageEdited : ChatEvent
{
    /// <summary>Gets the message with its new content; <see cref="ChatMessage.Edit"/> tells who changed it and when.</summary>
    public required ChatMessage Message { get; init; }

    /// <summary>Gets whether the extension was replaced too; otherwise only the body was.</summary>
    internal bool ReplacesExtensions { get; init; }
}
