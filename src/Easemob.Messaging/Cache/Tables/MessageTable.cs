using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The rows of messages.</summary>
internal static class MessageTable
{
    // The server's newest word wins, with two exceptions. A page that was long under way may tell of an older edit than is known.
    // And a list's JSON says less than history's protobuf (1), so it replaces that only when it tells of a newer edit.
    private const string KeepsBody =
        "(excluded.format = format AND excluded.edit_time < edit_time"
        + " OR excluded.format <> 1 AND format = 1 AND excluded.edit_time <= edit_time)";

    private const string Upsert =
        $"""
        INSERT INTO messages (id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload,
            origin, receipts, read_count)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
        WHERE NOT EXISTS (SELECT 1 FROM tombstones WHERE conversation = ?2 AND message = ?1)
        ON CONFLICT (id) DO UPDATE SET
            conversation = excluded.conversation,
            server_time = excluded.server_time,
            sender = excluded.sender,
            receiver = excluded.receiver,
            direction = excluded.direction,
            state = excluded.state,
            type = iif({KeepsBody}, type, excluded.type),
            edit_time = iif({KeepsBody}, edit_time, excluded.edit_time),
            format = iif({KeepsBody}, format, excluded.format),
            payload = iif({KeepsBody}, payload, excluded.payload),
            origin = origin | excluded.origin,
            receipts = receipts | excluded.receipts,
            read_count = coalesce(max(read_count, excluded.read_count), read_count, excluded.read_count)
        """;

    private const string InsertNew =
        """
        INSERT INTO messages (id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload,
            origin, receipts, read_count, extension, file_path, thumbnail_path)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        ON CONFLICT DO NOTHING
        """;

    private const string KnownTime =
        """
        SELECT server_time FROM messages WHERE id = ?2 AND conversation = ?1
        UNION ALL
        SELECT server_time FROM tombstones WHERE conversation = ?1 AND message = ?2 AND server_time IS NOT NULL
        """;

    private const string NeighbourTime =
        "SELECT server_time FROM messages WHERE conversation = ?1 AND id < ?2 ORDER BY server_time DESC, id DESC LIMIT 1";

    private const string NewestTime = "SELECT max(server_time) FROM messages WHERE conversation = ?1";

    private const string Newest =
        "SELECT server_time, id FROM messages WHERE conversation = ?1 ORDER BY server_time DESC, id DESC LIMIT 1";

    private const string DeleteSpan =
        "DELETE FROM messages WHERE conversation = ?1 AND (server_time, id) > (?2, ?3) AND (server_time, id) < (?4, ?5)";

    private const string DeleteEverything = "DELETE FROM messages";

    /// <summary>Stores a message, unless it was removed or is a command. What is known of its origin and receipts is added to.</summary>
    /// <returns>Whether it was stored.</returns>
    public static bool Save(SqliteSession session, in ConversationRow conversation, ChatMessage message, MessageOrigin origin)
    {
        long time = message.SentAt.ToUnixTimeMilliseconds();
        if (time < conversation.RemovedBefore || message.Type == MessageType.Command)
        {
            return false;
        }

        using SqliteStatement upsert = session.Prepare(Upsert);
        Bind(upsert, conversation, message, time, origin);
        return upsert.Execute() > 0;
    }

    /// <summary>Stores a message with what this device notes on it, unless there is one with its id.</summary>
    /// <returns>Whether it was stored.</returns>
    public static bool Insert(SqliteSession session, in ConversationRow conversation, ChatMessage message, long time)
    {
        using SqliteStatement insert = session.Prepare(InsertNew);
        Bind(insert, conversation, message, time, MessageOrigin.None);
        insert.BindOrNull(15, message.LocalExtension);
        insert.BindOrNull(16, message.FilePath);
        insert.BindOrNull(17, message.ThumbnailPath);
        return insert.Execute() > 0;
    }

    /// <summary>
    /// Finds where a message is in the order, or would be. Of a message that was never here only the id is known; the server
    /// hands ids out in the order of time, so it belongs right after the last message with a smaller one.
    /// </summary>
    public static MessagePosition Locate(SqliteSession session, ConversationRow conversation, ulong id)
    {
        long storedId = SortableId.ToStored(id);
        long time = FindTime(session, KnownTime, conversation, storedId)
            ?? FindTime(session, NeighbourTime, conversation, storedId)
            ?? long.MinValue;
        return new MessagePosition(time, storedId);
    }

    /// <summary>Finds the time of the newest message; null where there is none.</summary>
    public static long? FindNewestTime(SqliteSession session, ConversationRow conversation)
    {
        using SqliteStatement find = session.Prepare(NewestTime);
        find.Bind(1, conversation.Id);
        return find.Step() && !find.IsNull(0) ? find.GetInt64(0) : null;
    }

    /// <summary>Finds the position of the newest message; null where there is none.</summary>
    public static MessagePosition? FindNewest(SqliteSession session, ConversationRow conversation)
    {
        using SqliteStatement find = session.Prepare(Newest);
        find.Bind(1, conversation.Id);
        return find.Step() ? new MessagePosition(find.GetInt64(0), find.GetInt64(1)) : null;
    }

    /// <summary>Deletes a part of a conversation.</summary>
    /// <returns>How many messages there were.</returns>
    public static int Delete(SqliteSession session, long conversation, MessageSpan span)
    {
        using SqliteStatement delete = session.Prepare(DeleteSpan);
        delete.Bind(1, conversation);
        span.Bind(delete, 2);
        return delete.Execute();
    }

    /// <summary>Deletes every message of the file, and leaves no copies of pinned ones.</summary>
    public static void DeleteAll(SqliteSession session)
    {
        SearchIndex.Drop(session);
        session.Execute(PinnedMessageTable.DropTrigger);
        session.Execute(DeleteEverything);
        session.Execute(PinnedMessageTable.CreateTrigger);
        SearchIndex.Create(session);
    }

    private static void Bind(
        in SqliteStatement statement, in ConversationRow conversation, ChatMessage message, long time, MessageOrigin origin)
    {
        statement.Bind(1, SortableId.ToStored(message.Id));
        statement.Bind(2, conversation.Id);
        statement.Bind(3, time);
        statement.Bind(4, message.SenderId);
        statement.Bind(5, message.ReceiverId);
        statement.Bind(6, (long)message.Direction);
        statement.Bind(7, (long)message.State);
        statement.Bind(8, message.Type.Value);
        statement.Bind(9, message.EditTime);
        statement.Bind(10, (long)(message.Payload?.Format ?? PayloadFormat.Protobuf));
        statement.Bind(11, message.Payload is { } payload ? payload.Bytes.Span : MessageEncoder.Encode(message));
        statement.Bind(12, (long)origin);
        statement.Bind(13, (long)message.Receipts);
        statement.Bind(14, message.GroupReadCount);
    }

    private static long? FindTime(SqliteSession session, string sql, ConversationRow conversation, long storedId)
    {
        using SqliteStatement find = session.Prepare(sql);
        find.Bind(1, conversation.Id);
        find.Bind(2, storedId);
        return find.Step() ? find.GetInt64(0) : null;
    }
}
