using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>Single messages of the cache, found and changed where they are.</summary>
internal static class MessageChanges
{
    private const string ById = $"SELECT {MessageRow.Columns} FROM messages m WHERE m.id = ?1 AND m.conversation = ?2";

    private const string OldestOfServer =
        $"SELECT {MessageRow.Columns} FROM messages m WHERE m.conversation = ?1 AND m.origin & 7 <> 0 ORDER BY m.server_time, m.id LIMIT 1";

    private const string Origin = "SELECT origin, format FROM messages WHERE id = ?1";

    private const string Home = "SELECT c.type, c.name FROM messages m JOIN conversations c ON c.id = m.conversation WHERE m.id = ?1";

    private const string AddToOrigin = "UPDATE messages SET origin = origin | ?2 WHERE id = ?1";

    private const string SetContent = "UPDATE messages SET type = ?2, edit_time = ?3, format = ?4, payload = ?5 WHERE id = ?1";

    private const string SetLocalExtension = "UPDATE messages SET extension = ?2 WHERE id = ?1";

    private const string DeleteOne = "DELETE FROM messages WHERE id = ?1";

    private const string AddToReceipts =
        """
        UPDATE messages SET receipts = receipts | ?3, read_count = coalesce(max(read_count, ?4), read_count, ?4)
        WHERE id = ?1 AND conversation = ?2 AND direction = 1 AND sender <> ?5 COLLATE NOCASE
        """;

    public static ChatMessage? Find(SqliteSession session, ConversationRow conversation, ConversationKey key, ulong id)
    {
        using SqliteStatement find = session.Prepare(ById);
        find.Bind(1, SortableId.ToStored(id));
        find.Bind(2, conversation.Id);
        return find.Step() ? MessageRow.Read(find, key, conversation.PeerReadUntil, new NamePool()) : null;
    }

    /// <summary>Finds the oldest message that the server is known to keep, or to have kept.</summary>
    public static ChatMessage? FindOldestOfServer(SqliteSession session, ConversationRow conversation, ConversationKey key)
    {
        using SqliteStatement find = session.Prepare(OldestOfServer);
        find.Bind(1, conversation.Id);
        return find.Step() ? MessageRow.Read(find, key, conversation.PeerReadUntil, new NamePool()) : null;
    }

    /// <summary>Finds how a message came here, and in which form; null where it is not here.</summary>
    public static (MessageOrigin Origin, PayloadFormat Format)? FindOrigin(SqliteSession session, ulong id)
    {
        using SqliteStatement find = session.Prepare(Origin);
        find.Bind(1, SortableId.ToStored(id));
        return find.Step() ? ((MessageOrigin)find.GetInt32(0), (PayloadFormat)find.GetInt32(1)) : null;
    }

    /// <summary>Finds the conversation that a message is in; null where it is not here.</summary>
    public static ConversationKey? FindConversation(SqliteSession session, ulong id)
    {
        using SqliteStatement find = session.Prepare(Home);
        find.Bind(1, SortableId.ToStored(id));
        return find.Step() ? ConversationKey.FromTrusted((ConversationType)find.GetInt32(0), find.GetString(1)) : null;
    }

    public static void AddOrigin(SqliteSession session, ulong id, MessageOrigin origin)
    {
        using SqliteStatement update = session.Prepare(AddToOrigin);
        update.Bind(1, SortableId.ToStored(id));
        update.Bind(2, (long)origin);
        update.Execute();
    }

    public static void ReplaceContent(SqliteSession session, ulong id, MessageType type, long editTime, MessagePayload payload)
    {
        using SqliteStatement update = session.Prepare(SetContent);
        update.Bind(1, SortableId.ToStored(id));
        update.Bind(2, type.Value);
        update.Bind(3, editTime);
        update.Bind(4, (long)payload.Format);
        update.Bind(5, payload.Bytes.Span);
        update.Execute();
    }

    /// <summary>Sets what this device notes on a message.</summary>
    /// <returns>Whether there is such a message.</returns>
    public static bool SaveExtension(SqliteSession session, ulong id, string? extension)
    {
        using SqliteStatement update = session.Prepare(SetLocalExtension);
        update.Bind(1, SortableId.ToStored(id));
        update.BindOrNull(2, extension);
        return update.Execute() > 0;
    }

    /// <summary>Adds receipts to a message of this user's; there are none for messages of others, nor from the author.</summary>
    /// <returns>Whether there is such a message.</returns>
    public static bool AddReceipts(SqliteSession session, ConversationRow conversation, ReceiptNote note)
    {
        using SqliteStatement update = session.Prepare(AddToReceipts);
        update.Bind(1, SortableId.ToStored(note.MessageId));
        update.Bind(2, conversation.Id);
        update.Bind(3, (long)note.Receipts);
        update.Bind(4, note.ReadCount);
        update.Bind(5, note.ReaderId);
        return update.Execute() > 0;
    }

    public static void Delete(SqliteSession session, long storedId) => session.Run(DeleteOne, storedId);
}
