using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>
/// The numbers of messages in the index: the server's time, with a count of the messages of one millisecond below it. So the order of
/// numbers is that of times, and the newest are found without sorting all.
/// </summary>
internal static class SearchNumbers
{
    /// <summary>How many messages of one millisecond have numbers. The rest stays unindexed and is found all the same.</summary>
    public const int InMillisecond = 1 << 15;

    /// <summary>The first millisecond that a message can have.</summary>
    public const long FirstTime = -62_135_596_800_000;

    /// <summary>The last millisecond that a message can have.</summary>
    public const long LastTime = WireTime.Max;

    private const string Highest = "SELECT max(search_row) FROM messages WHERE search_row BETWEEN ?1 AND ?2";

    private const string Taken = "SELECT search_row FROM messages WHERE search_row BETWEEN ?1 AND ?2 ORDER BY search_row";

    public static long FirstOf(long time) => time * InMillisecond;

    public static long LastOf(long time) => FirstOf(time) + (InMillisecond - 1);

    /// <summary>Returns the first millisecond that is not before an instant.</summary>
    public static long TimeFrom(DateTimeOffset instant)
    {
        long time = instant.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(time) < instant ? time + 1 : time;
    }

    /// <summary>Finds a free number of a millisecond, the one after the highest if possible; null where there is none left.</summary>
    public static long? FindFree(SqliteSession session, long time)
    {
        using SqliteStatement find = session.Prepare(Highest);
        find.Bind(1, FirstOf(time));
        find.Bind(2, LastOf(time));
        return !find.Step() || find.IsNull(0) ? FirstOf(time)
            : find.GetInt64(0) is var highest && highest < LastOf(time) ? highest + 1
            : FindGap(session, time);
    }

    private static long? FindGap(SqliteSession session, long time)
    {
        long expected = FirstOf(time);
        using SqliteStatement taken = session.Prepare(Taken);
        taken.Bind(1, expected);
        taken.Bind(2, LastOf(time));
        while (taken.Step() && taken.GetInt64(0) == expected)
        {
            expected++;
        }

        return expected <= LastOf(time) ? expected : null;
    }
}
