namespace Easemob.Messaging;

/// <summary>Which conversations of the cache are wanted; what is set must hold together. Mirrors <c>filterConversationsFromDB</c>.</summary>
public sealed record ConversationFilter
{
    /// <summary>Gets the types that are wanted. The default is one-to-one and group conversations; rooms and threads are listed only if named.</summary>
    public IReadOnlyCollection<ConversationType> Types { get; init; } = [ConversationType.Chat, ConversationType.Group];

    /// <summary>Gets the mark that conversations must have, 0 to 19.</summary>
    /// <value>Null for all, with marks or without.</value>
    public int? Mark { get; init; }

    /// <summary>Gets whether conversations must be pinned (true) or must not be (false).</summary>
    /// <value>Null for both.</value>
    public bool? IsPinned { get; init; }

    /// <summary>Gets whether conversations must have unread messages (true) or must not have any (false).</summary>
    /// <value>Null for both.</value>
    public bool? IsUnread { get; init; }

    /// <summary>Gets the earliest time of the newest message, inclusive. Conversations without messages are not wanted then.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets the end of the times of the newest message, exclusive. Conversations without messages are not wanted then.</summary>
    public DateTimeOffset? To { get; init; }
}
