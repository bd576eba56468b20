namespace Easemob.Messaging.Cache;

/// <summary>A place in the order of a conversation's messages: server time, then id.</summary>
internal readonly record struct MessagePosition(long ServerTime, long StoredId)
{
    /// <summary>Before every message.</summary>
    public static readonly MessagePosition Beginning = new(long.MinValue, long.MinValue);

    /// <summary>After every message.</summary>
    public static readonly MessagePosition End = new(long.MaxValue, long.MaxValue);

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
