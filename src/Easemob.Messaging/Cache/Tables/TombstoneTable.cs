namespace Easemob.Messaging.Cache;

/// <summary>The rows that keep removed messages from coming back.</summary>
internal static class TombstoneTable
{
    private const string Insert =
        "INSERT INTO tombstones (conversation, message, server_time) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";

    private const string InsertSpan =
        """
        INSERT INTO tombstones (conversation, message, server_time)
        SELECT conversation, id, server_time FROM messages
        WHERE conversation = ?1 AND (server_time, id) > (?2, ?3) AND (server_time, id) < (?4, ?5)
        ON CONFLICT DO NOTHING
        """;

    private const string Find = "SELECT 1 FROM tombstones WHERE conversation = ?1 AND message = ?2";

    /// <summary>Buries a message.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The conversation's number.</param>
    /// <param name="storedId">The message's id as it is stored.</param>
    /// <param name="time">The message's time in Unix milliseconds, null where it is not known.</param>
    public static void Add(SqliteSession session, long conversation, long storedId, long? time)
    {
        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, conversation);
        insert.Bind(2, storedId);
        insert.Bind(3, time);
        insert.Execute();
    }

    /// <summary>Buries the messages of a part of a conversation; to be asked for before they are deleted.</summary>
    public static void AddAll(SqliteSession session, long conversation, MessageSpan span)
    {
        using SqliteStatement insert = session.Prepare(InsertSpan);
        insert.Bind(1, conversation);
        span.Bind(insert, 2);
        insert.Execute();
    }

    public static bool Contains(SqliteSession session, long conversation, long storedId)
    {
        using SqliteStatement find = session.Prepare(Find);
        find.Bind(1, conversation);
        find.Bind(2, storedId);
        return find.Step();
    }
}
