namespace Easemob.Messaging.Cache;

/// <summary>A place in the order of a conversation's messages: server time, then id.</summary>
internal readonly record struct MessagePosition(long ServerTime, long StoredId)
{
    // No message has the id 0, which is the smallest that can be stored.
    private const long SmallestId = long.MinValue + 1;

    /// <summary>Before every message.</summary>
    public static readonly MessagePosition Beginning = new(long.MinValue, long.MinValue);

    /// <summary>After every message.</summary>
    public static readonly MessagePosition End = new(long.MaxValue, long.MaxValue);

    /// <summary>Gets the place right before this one; the beginning has none.</summary>
    public MessagePosition Previous =>
        StoredId > SmallestId ? this with { StoredId = StoredId - 1 }
        : ServerTime > long.MinValue ? EndOf(ServerTime - 1)
        : Beginning;

    /// <summary>Gets the place right after this one; the end has none.</summary>
    public MessagePosition Next =>
        StoredId < long.MaxValue ? this with { StoredId = StoredId + 1 }
        : ServerTime < long.MaxValue ? StartOf(ServerTime + 1)
        : End;

    /// <summary>Before every message of a time.</summary>
    public static MessagePosition StartOf(long time) => new(time, long.MinValue);

    /// <summary>After every message of a time.</summary>
    public static MessagePosition EndOf(long time) => new(time, long.MaxValue);

    public static MessagePosition Of(ChatMessage message) =>
        new(message.SentAt.ToUnixTimeMilliseconds(), SortableId.ToStored(message.Id));

    public int CompareTo(MessagePosition other)
    {
        int byTime = ServerTime.CompareTo(other.ServerTime);
        return byTime != 0 ? byTime : StoredId.CompareTo(other.StoredId);
    }
}
