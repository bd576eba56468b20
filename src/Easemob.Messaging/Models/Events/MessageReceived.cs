namespace Easemob.Messaging;

/// <summary>
/// A message arrived and is in the cache: from somebody else, or from another device of this user. The vendor's
/// <c>messagesDidReceive</c>, one event a message.
/// </summary>
public sealed record MessageReceived : ChatEvent
{
    /// <summary>Gets the message.</summary>
    public required ChatMessage Message { get; init; }

    /// <summary>Gets whether the message was addressed to receivers who are online only: the server keeps no history of it.</summary>
    internal bool IsOnlineOnly { get; init; }
}
