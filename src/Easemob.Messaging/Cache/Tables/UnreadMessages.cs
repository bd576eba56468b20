namespace Easemob.Messaging.Cache;

/// <summary>
/// Which messages are unread: of a conversation with n unread, n that were received and not read one by one, those first that arrived by
/// themselves since all was read, and among each the newest. What history brought ahead of its arrival is yet to be counted. The cache may
/// hold fewer of them than n, since the count came from a server list; so a removal takes off the count those unread messages that it
/// takes from the cache, and one by time that takes every message leaves none. Both must be asked before the messages are deleted.
/// </summary>
internal static class UnreadMessages
{
    private const string Candidates = "SELECT id, server_time FROM messages WHERE conversation = ?1 AND direction = 0 AND receipts & 4 = 0";

    private const string AsOf = "(SELECT unread_as_of FROM conversations WHERE id = ?1)";

    private const string Newest = "ORDER BY server_time DESC, id DESC LIMIT ?2";

    // One after the other, and neither further than need be: the index gives the order.
    internal const string Unread =
        $"""
        SELECT id, server_time FROM ({Candidates} AND origin & 12 <> 0 AND server_time > {AsOf} {Newest})
        UNION ALL
        SELECT id, server_time FROM ({Candidates} AND NOT (origin & 12 <> 0 AND server_time > {AsOf}) {Newest})
        LIMIT ?2
        """;

    private const string CountNamed =
        $"SELECT count(*) FROM ({Unread}) unread JOIN intent_messages named ON named.intent = ?3 AND named.message = unread.id";

    // From new to old, and no further than to the one: what is recalled is seldom old.
    private const string CountOne = $"SELECT EXISTS (SELECT 1 FROM ({Unread}) unread WHERE unread.id = ?3)";

    private const string CountLater = $"SELECT count(*) FROM ({Unread}) unread WHERE unread.server_time > ?3";

    private const string CountInSpan =
        $"""
        SELECT count(*) FROM ({Unread}) unread
        WHERE (unread.server_time, unread.id) > (?3, ?4) AND (unread.server_time, unread.id) < (?5, ?6)
        """;

    // No message at all, and none outside, are two different things.
    private const string IsEverything =
        """
        SELECT EXISTS (SELECT 1 FROM messages WHERE conversation = ?1)
            AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation = ?1 AND (server_time, id) <= (?2, ?3))
            AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation = ?1 AND (server_time, id) >= (?4, ?5))
        """;

    /// <summary>Loads the ids of the unread messages, as they are stored.</summary>
    public static HashSet<long> Load(SqliteSession session, ConversationRow conversation)
    {
        var ids = new HashSet<long>();
        using SqliteStatement unread = session.Prepare(Unread);
        unread.Bind(1, conversation.Id);
        unread.Bind(2, conversation.Unread);
        while (unread.Step())
        {
            ids.Add(unread.GetInt64(0));
        }

        return ids;
    }

    /// <summary>What is left unread without the messages that an intent names.</summary>
    public static int CountWithout(SqliteSession session, ConversationRow conversation, long intentId) =>
        Math.Max(0, conversation.Unread - Count(session, CountNamed, conversation, intentId));

    /// <summary>What is left unread without one message.</summary>
    public static int CountWithoutOne(SqliteSession session, ConversationRow conversation, long storedId) =>
        Math.Max(0, conversation.Unread - Count(session, CountOne, conversation, storedId));

    /// <summary>What is left unread without some messages.</summary>
    public static int CountWithout(SqliteSession session, ConversationRow conversation, HashSet<long> storedIds)
    {
        int taken = Load(session, conversation).Count(storedIds.Contains);
        return Math.Max(0, conversation.Unread - taken);
    }

    /// <summary>What is left unread when everything up to a time has been read.</summary>
    public static int CountNewer(SqliteSession session, ConversationRow conversation, long time) =>
        Count(session, CountLater, conversation, time);

    /// <summary>What is left unread without a part of the messages.</summary>
    public static int CountWithout(SqliteSession session, ConversationRow conversation, MessageSpan span)
    {
        if (conversation.Unread == 0 || TakesEverything(session, conversation, span))
        {
            return 0;
        }

        using SqliteStatement count = session.Prepare(CountInSpan);
        count.Bind(1, conversation.Id);
        count.Bind(2, conversation.Unread);
        span.Bind(count, 3);
        return Math.Max(0, conversation.Unread - (count.Step() ? count.GetInt32(0) : 0));
    }

    private static bool TakesEverything(SqliteSession session, ConversationRow conversation, MessageSpan span)
    {
        using SqliteStatement find = session.Prepare(IsEverything);
        find.Bind(1, conversation.Id);
        span.Bind(find, 2);
        return find.Step() && find.GetInt32(0) != 0;
    }

    private static int Count(SqliteSession session, string sql, ConversationRow conversation, long limit)
    {
        using SqliteStatement count = session.Prepare(sql);
        count.Bind(1, conversation.Id);
        count.Bind(2, conversation.Unread);
        count.Bind(3, limit);
        return count.Step() ? count.GetInt32(0) : 0;
    }
}
