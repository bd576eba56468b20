namespace Easemob.Messaging.Cache;

/// <summary>A part of the order of messages, with the two positions that bound it.</summary>
internal readonly record struct CoveredSpan(MessagePosition From, MessagePosition To)
{
    /// <summary>Everything.</summary>
    public static readonly CoveredSpan All = new(MessagePosition.Beginning, MessagePosition.End);

    /// <summary>
    /// Gets whether the server is known to have, or to have had, a record right at the lower bound. Others are places between records,
    /// and say nothing about a message that happens to have such an id.
    /// </summary>
    public bool IsFromRecord { get; init; }

    /// <summary>Gets whether the server is known to have, or to have had, a record right at the upper bound.</summary>
    public bool IsToRecord { get; init; }

    public bool IsEmpty => From.CompareTo(To) > 0;

    /// <summary>Everything up to a time in Unix milliseconds, inclusive.</summary>
    public static CoveredSpan UpTo(long time) => All with { To = MessagePosition.EndOf(time) };

    /// <summary>Everything of a time in Unix milliseconds.</summary>
    public static CoveredSpan At(long time) => new(MessagePosition.StartOf(time), MessagePosition.EndOf(time));

    public static CoveredSpan At(MessagePosition position) => new(position, position);

    /// <summary>The same part as one that is told by the positions before and after it. Nothing is older than time itself.</summary>
    public static CoveredSpan Of(MessageSpan span) => new(
        span.After.ServerTime < SqliteStatement.EarliestTime ? MessagePosition.Beginning : span.After.Next,
        span.Before == MessagePosition.End ? MessagePosition.End : span.Before.Previous);

    /// <summary>Whether no message can be between the two: they overlap, or one begins right where the other ends.</summary>
    public bool Meets(CoveredSpan other) => From.Previous.CompareTo(other.To) <= 0 && other.From.Previous.CompareTo(To) <= 0;

    public bool Overlaps(CoveredSpan other) => From.CompareTo(other.To) <= 0 && other.From.CompareTo(To) <= 0;

    /// <summary>What both have.</summary>
    public CoveredSpan Intersect(CoveredSpan other) => new(Later(From, other.From), Earlier(To, other.To));

    /// <summary>What two that meet have together.</summary>
    public CoveredSpan Join(CoveredSpan other) => new(Earlier(From, other.From), Later(To, other.To))
    {
        IsFromRecord = (IsFromRecord && From.CompareTo(other.From) <= 0) || (other.IsFromRecord && other.From.CompareTo(From) <= 0),
        IsToRecord = (IsToRecord && To.CompareTo(other.To) >= 0) || (other.IsToRecord && other.To.CompareTo(To) >= 0),
    };

    private static MessagePosition Earlier(MessagePosition left, MessagePosition right) => left.CompareTo(right) <= 0 ? left : right;

    private static MessagePosition Later(MessagePosition left, MessagePosition right) => left.CompareTo(right) >= 0 ? left : right;
}
