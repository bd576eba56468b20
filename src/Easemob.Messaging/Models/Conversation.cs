namespace Easemob.Messaging;

/// <summary>A conversation as the server's list or the local cache shows it.</summary>
public sealed record Conversation
{
    /// <summary>Gets the key that names the conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>Gets the newest message.</summary>
    /// <value>Null where the conversation has none, or none that could be understood.</value>
    public ChatMessage? LatestMessage { get; init; }

    /// <summary>Gets the number of unread messages.</summary>
    /// <value>From a server list: the server's count. From the cache: the local count, which starts as the server's.</value>
    public int UnreadCount { get; init; }

    /// <summary>Gets when the conversation was pinned.</summary>
    /// <value>
    /// Null where it is not pinned; 1970 where it is and the server did not say since when. Numbered server lists do not tell. The cache
    /// knows of pins that were made on other devices.
    /// </value>
    public DateTimeOffset? PinnedAt { get; init; }

    /// <summary>Gets whether the conversation is pinned.</summary>
    public bool IsPinned => PinnedAt is not null;

    /// <summary>Gets the numbers of the conversation's marks, 0 to 19, in ascending order.</summary>
    /// <value>Numbered server lists do not tell. The cache knows of marks that were given on other devices.</value>
    public IReadOnlyList<int> Marks { get; init; } = [];

    /// <summary>Gets of which messages the user wants to be reminded.</summary>
    /// <value>From the cache: as a change on another device told last, and all until then. Server lists do not tell.</value>
    public RemindType RemindType { get; init; }

    /// <summary>Gets what the application noted on the conversation on this device; nobody else sees it. From the cache only.</summary>
    /// <value>Null where there is nothing.</value>
    public string? Extension { get; init; }
}
