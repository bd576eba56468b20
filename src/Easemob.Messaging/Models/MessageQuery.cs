namespace Easemob.Messaging;

/// <summary>
/// Which messages of the cache are wanted; what is set must hold together. Mirrors the vendor's <c>loadMessages…</c> and
/// <c>searchMessages…</c> by place, time, type and sender.
/// </summary>
public sealed record MessageQuery
{
    /// <summary>Gets the conversation.</summary>
    /// <value>Null for all conversations, which takes a look at every message of the cache.</value>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Gets which way to go. The default is <see cref="SearchDirection.Up"/>: from new to old.</summary>
    public SearchDirection Direction { get; init; } = SearchDirection.Up;

    /// <summary>Gets the message to begin behind: a position; no message need have this id, and one that has it is not returned.</summary>
    /// <value>Null to begin with the newest message (up) or the oldest (down). Only with <see cref="Conversation"/>, not with <see cref="StartTime"/>.</value>
    public string? StartMessageId { get; init; }

    /// <summary>Gets the time to begin behind, exclusive: messages before it (up) or after it (down).</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Gets the earliest time that is wanted, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the times that are wanted, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Gets the types that are wanted.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyCollection<MessageType> Types { get; init; } = [];

    /// <summary>Gets the users whose messages are wanted.</summary>
    /// <value>Empty for all.</value>
    public IReadOnlyCollection<string> Senders { get; init; } = [];
}
