namespace Easemob.Messaging;

/// <summary>
/// To delete a conversation from the server's list. Local effect: as <see cref="LocalEffect"/> and <see cref="Messages"/> say.
/// </summary>
public sealed record DeleteConversationIntent : ConversationIntent
{
    /// <summary>Gets what becomes of the messages.</summary>
    public required ServerMessages Messages { get; init; }

    /// <summary>Gets what becomes of the local conversation.</summary>
    public required LocalEffect LocalEffect { get; init; }
}
