namespace Easemob.Messaging;

/// <summary>A message that is pinned in its conversation, for everyone in it.</summary>
public sealed record PinnedMessage
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the message.</summary>
    /// <value>
    /// Null where only the notice of its being pinned has come and the cache does not hold it, or where the server's copy cannot be read.
    /// </value>
    public ChatMessage? Message { get; init; }

    /// <summary>Gets when it was pinned last, on the server's clock.</summary>
    public required DateTimeOffset PinnedAt { get; init; }

    /// <summary>Gets the id of the user who pinned it last.</summary>
    public required string OperatorId { get; init; }
}
