using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The rows of conversations.</summary>
internal static class ConversationTable
{
    private const string ByKey = "SELECT id, listed, unread, removed_before FROM conversations WHERE type = ?1 AND name = ?2";

    private const string Insert = "INSERT INTO conversations (type, name) VALUES (?1, ?2)";

    private const string SetListed = "UPDATE conversations SET listed = 1, unread = ?2 WHERE id = ?1";

    private const string SetUnread = "UPDATE conversations SET unread = ?2 WHERE id = ?1";

    private const string SetUnlisted = "UPDATE conversations SET listed = 0, unread = 0 WHERE id = ?1";

    private const string RaiseWatermark = "UPDATE conversations SET removed_before = max(removed_before, ?2) WHERE id = ?1";

    // The newest message is found, not remembered: whatever removes messages need not think of it.
    private const string List =
        $"""
        SELECT {MessageRow.Columns}, c.type, c.name, c.unread
        FROM conversations c
        LEFT JOIN messages m ON m.id =
            (SELECT id FROM messages WHERE conversation = c.id ORDER BY server_time DESC, id DESC LIMIT 1)
        WHERE c.listed = 1 AND c.type IN (0, 1)
        ORDER BY m.server_time DESC NULLS LAST, m.id DESC, c.id
        """;

    public static ConversationRow? Find(SqliteSession session, ConversationKey key)
    {
        using SqliteStatement find = session.Prepare(ByKey);
        find.Bind(1, (long)key.Type);
        find.Bind(2, key.Id);
        return find.Step()
            ? new ConversationRow
            {
                Id = find.GetInt64(0),
                IsListed = find.GetInt32(1) != 0,
                Unread = find.GetInt32(2),
                RemovedBefore = find.GetInt64(3),
            }
            : null;
    }

    /// <summary>Finds a conversation or adds it, unlisted.</summary>
    public static ConversationRow FindOrAdd(SqliteSession session, ConversationKey key)
    {
        Arguments.RequireConversation(key);
        if (Find(session, key) is { } known)
        {
            return known;
        }

        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, (long)key.Type);
        insert.Bind(2, key.Id);
        insert.Execute();
        return new ConversationRow { Id = session.ReadInt64("SELECT last_insert_rowid()") };
    }

    public static List<Conversation> LoadList(SqliteSession session)
    {
        var conversations = new List<Conversation>();
        var names = new NamePool();
        using SqliteStatement rows = session.Prepare(List);
        while (rows.Step())
        {
            var type = (ConversationType)rows.GetInt32(MessageRow.Count);
            ConversationKey key = ConversationKey.FromTrusted(type, rows.GetString(MessageRow.Count + 1));
            conversations.Add(new Conversation
            {
                Key = key,
                LatestMessage = rows.IsNull(0) ? null : MessageRow.Read(rows, key, names),
                UnreadCount = rows.GetInt32(MessageRow.Count + 2),
            });
        }

        return conversations;
    }

    public static void MarkListed(SqliteSession session, long conversation, int unread) => Update(session, SetListed, conversation, unread);

    public static void SaveUnread(SqliteSession session, long conversation, int unread) => Update(session, SetUnread, conversation, unread);

    public static void RaiseRemovedBefore(SqliteSession session, long conversation, long time) =>
        Update(session, RaiseWatermark, conversation, time);

    /// <summary>Takes a conversation off the local list. The row stays: it holds the watermark, and messages may refer to it.</summary>
    public static void Unlist(SqliteSession session, long conversation)
    {
        using SqliteStatement update = session.Prepare(SetUnlisted);
        update.Bind(1, conversation);
        update.Execute();
    }

    private static void Update(SqliteSession session, string sql, long conversation, long value)
    {
        using SqliteStatement update = session.Prepare(sql);
        update.Bind(1, conversation);
        update.Bind(2, value);
        update.Execute();
    }
}
