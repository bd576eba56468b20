using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The local list of conversations.</summary>
internal static class ConversationListing
{
    // The newest message is found, not remembered: whatever removes messages need not think of it.
    private const string Select =
        $"""
        SELECT {MessageRow.Columns}, c.type, c.name, c.unread, c.peer_read_until, c.pinned_at, c.marks, c.remind_type, c.extension
        FROM conversations c
        LEFT JOIN messages m ON m.row =
            (SELECT row FROM messages WHERE conversation = c.id ORDER BY server_time DESC, id DESC LIMIT 1)
        WHERE c.listed = 1
        """;

    /// <summary>The statement of the list: every conversation is looked at, and one message of each.</summary>
    internal const string List =
        $"""
        {Select}
            AND ?1 >> c.type & 1
            AND (?2 IS NULL OR c.marks >> ?2 & 1)
            AND (?3 IS NULL OR (c.pinned_at IS NOT NULL) = ?3)
            AND (?4 IS NULL OR (c.unread > 0) = ?4)
            AND (?5 IS NULL OR m.server_time >= ?5)
            AND (?6 IS NULL OR m.server_time < ?6)
        ORDER BY iif(?7, c.pinned_at IS NULL, 0), m.server_time DESC NULLS LAST, m.id DESC, c.id
        LIMIT ?8
        """;

    private const string One = $"{Select} AND c.type = ?1 AND c.name = ?2";

    /// <summary>Loads conversations.</summary>
    /// <param name="session">The session.</param>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="limit">How many at most, null for all.</param>
    public static List<Conversation> Load(SqliteSession session, ConversationFilter filter, ConversationSort sort, int? limit)
    {
        var conversations = new List<Conversation>();
        var names = new NamePool();
        using SqliteStatement rows = session.Prepare(List);
        rows.Bind(1, filter.Types.Aggregate(0L, static (types, type) => types | 1L << (int)type));
        rows.Bind(2, filter.Mark);
        rows.Bind(3, ToNumber(filter.IsPinned));
        rows.Bind(4, ToNumber(filter.IsUnread));
        rows.Bind(5, ToWhole(filter.From));
        rows.Bind(6, ToWhole(filter.To));
        rows.Bind(7, sort == ConversationSort.PinnedFirst ? 1 : 0);
        rows.Bind(8, limit ?? -1);
        while (rows.Step())
        {
            conversations.Add(Read(rows, names));
        }

        return conversations;
    }

    /// <summary>Finds a conversation of the list, of any type; null where it is not there.</summary>
    public static Conversation? Find(SqliteSession session, ConversationKey key)
    {
        using SqliteStatement find = session.Prepare(One);
        find.Bind(1, (long)key.Type);
        find.Bind(2, key.Id);
        return find.Step() ? Read(find, new NamePool()) : null;
    }

    private static Conversation Read(in SqliteStatement row, NamePool names)
    {
        const int First = MessageRow.Count;
        ConversationKey key = ConversationKey.FromTrusted((ConversationType)row.GetInt32(First), row.GetString(First + 1));
        return new Conversation
        {
            Key = key,
            LatestMessage = row.IsNull(0) ? null : MessageRow.Read(row, key, row.GetInt64(First + 3), names),
            UnreadCount = row.GetInt32(First + 2),
            PinnedAt = row.IsNull(First + 4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetTime(First + 4)),
            Marks = ReadMarks(row.GetInt64(First + 5)),
            RemindType = (RemindType)row.GetInt32(First + 6),
            Extension = row.FindString(First + 7),
        };
    }

    private static IReadOnlyList<int> ReadMarks(long bits) =>
        bits == 0 ? [] : [.. Enumerable.Range(0, ServerLimits.LargestMark + 1).Where(mark => (bits >> mark & 1) != 0)];

    private static long? ToNumber(bool? value) => value is { } flag ? flag ? 1 : 0 : null;

    // Messages have whole milliseconds: none lies between a time and the next whole one.
    private static long? ToWhole(DateTimeOffset? time) =>
        time is not { } instant ? null
        : instant.Ticks % TimeSpan.TicksPerMillisecond == 0 ? instant.ToUnixTimeMilliseconds()
        : instant.ToUnixTimeMilliseconds() + 1;
}
