namespace Easemob.Messaging.Cache;

/// <summary>What the cache keeps of a conversation. Good for one transaction only: other processes change it too.</summary>
internal readonly struct ConversationRow
{
    public required long Id { get; init; }

    /// <summary>Whether the conversation is in the local list; threads and rooms never show, whatever this says.</summary>
    public bool IsListed { get; init; }

    public int Unread { get; init; }

    /// <summary>The watermark, in Unix milliseconds: what is older was removed and does not come back.</summary>
    public long RemovedBefore { get; init; }

    /// <summary>Up to when messages are no longer counted as unread on arrival: a list counted them, or they were read.</summary>
    public long UnreadAsOf { get; init; }

    /// <summary>Up to when the other user has read what this user wrote; 0 where nothing is known.</summary>
    public long PeerReadUntil { get; init; }

    /// <summary>When it was deleted on another device; what is older does not bring it back to the list.</summary>
    public long DeletedUntil { get; init; }

    /// <summary>When something in it was last removed on another device; what is older and comes later may be among that.</summary>
    public long RemovalNoticedAt { get; init; }
}
