namespace Easemob.Messaging.Cache;

/// <summary>A place in the order of a conversation's messages: server time, then id.</summary>
internal readonly record struct MessagePosition(long ServerTime, long StoredId)
{
    /// <summary>Before every message.</summary>
    public static readonly MessagePosition Beginning = new(long.MinValue, long.MinValue);

    /// <summary>After every message.</summary>
    public static readonly MessagePosition End = new(long.MaxValue, long.MaxValue);

    public int CompareTo(MessagePosition other)
    {
        int byTime = ServerTime.CompareTo(other.ServerTime);
        return byTime != 0 ? byTime : StoredId.CompareTo(other.StoredId);
    }
}
