namespace Easemob.Messaging.Cache;

/// <summary>A part of the order of messages, without the two positions that bound it.</summary>
internal readonly record struct MessageSpan(MessagePosition After, MessagePosition Before)
{
    /// <summary>Everything.</summary>
    public static readonly MessageSpan All = new(MessagePosition.Beginning, MessagePosition.End);

    /// <summary>What is older than a time in Unix milliseconds.</summary>
    public static MessageSpan OlderThan(long time) => All with { Before = MessagePosition.StartOf(time) };

    /// <summary>What is not older than a time in Unix milliseconds.</summary>
    public static MessageSpan Since(long time) => All with { After = MessagePosition.EndOf(time - 1) };

    /// <summary>What is from a time, inclusive, to another, exclusive.</summary>
    public static MessageSpan Between(DateTimeOffset? from, DateTimeOffset? to) => new(
        from is { } first ? Since(ToWhole(first)).After : MessagePosition.Beginning,
        to is { } end ? MessagePosition.StartOf(ToWhole(end)) : MessagePosition.End);

    /// <summary>What is left beyond a position, in a direction.</summary>
    public MessageSpan Beyond(MessagePosition position, SearchDirection direction) => direction == SearchDirection.Up
        ? this with { Before = position.CompareTo(Before) < 0 ? position : Before }
        : this with { After = position.CompareTo(After) > 0 ? position : After };

    /// <summary>What is left beyond a time, exclusive, in a direction.</summary>
    public MessageSpan Beyond(DateTimeOffset time, SearchDirection direction) => Beyond(
        direction == SearchDirection.Up
            ? MessagePosition.StartOf(ToWhole(time))
            : MessagePosition.EndOf(time.ToUnixTimeMilliseconds()),
        direction);

    /// <summary>Binds the two positions to four parameters.</summary>
    public void Bind(in SqliteStatement statement, int firstParameter)
    {
        statement.Bind(firstParameter, After.ServerTime);
        statement.Bind(firstParameter + 1, After.StoredId);
        statement.Bind(firstParameter + 2, Before.ServerTime);
        statement.Bind(firstParameter + 3, Before.StoredId);
    }

    // Messages have whole milliseconds: none lies between a time and the next whole one.
    private static long ToWhole(DateTimeOffset time)
    {
        long milliseconds = time.ToUnixTimeMilliseconds();
        return time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? milliseconds : milliseconds + 1;
    }
}
