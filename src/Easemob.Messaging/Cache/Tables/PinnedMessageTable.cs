using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>
/// The rows of pinned messages, and of those that no longer are: so that what is told late or twice does not bring them back. The
/// newest word counts, by the server's clock.
/// </summary>
internal static class PinnedMessageTable
{
    /// <summary>
    /// What leaves a copy here when a message is deleted from its conversation. With it messages are deleted one by one, so what deletes them
    /// all drops it first.
    /// </summary>
    public const string CreateTrigger =
        """
        CREATE TRIGGER keep_pinned_message BEFORE DELETE ON messages BEGIN
            UPDATE pinned_messages SET
                server_time = OLD.server_time, sender = OLD.sender, receiver = OLD.receiver, direction = OLD.direction,
                state = OLD.state, type = OLD.type, edit_time = OLD.edit_time, format = OLD.format, payload = OLD.payload,
                file_path = OLD.file_path, thumbnail_path = OLD.thumbnail_path
            WHERE message = OLD.id AND pinned = 1;
        END;
        """;

    public const string DropTrigger = "DROP TRIGGER keep_pinned_message";

    private const string Change =
        """
        INSERT INTO pinned_messages (message, conversation, changed_at, pinned, operator) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (message) DO UPDATE SET
            conversation = excluded.conversation, changed_at = excluded.changed_at, pinned = excluded.pinned, operator = excluded.operator
        WHERE excluded.changed_at >= changed_at
        """;

    // As with other messages, JSON says less than protobuf (1) and replaces it only when it tells of a newer edit.
    private const string KeepsCopy = "(excluded.payload IS NULL OR format = 1 AND excluded.format <> 1 AND excluded.edit_time <= edit_time)";

    private const string Upsert =
        $"""
        INSERT INTO pinned_messages (message, conversation, changed_at, pinned, operator,
            server_time, sender, receiver, direction, state, type, edit_time, format, payload)
        VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (message) DO UPDATE SET
            conversation = excluded.conversation,
            operator = iif(excluded.changed_at < changed_at, operator, excluded.operator),
            changed_at = max(changed_at, excluded.changed_at),
            pinned = 1,
            server_time = coalesce(excluded.server_time, server_time),
            sender = coalesce(excluded.sender, sender),
            receiver = coalesce(excluded.receiver, receiver),
            direction = coalesce(excluded.direction, direction),
            state = coalesce(excluded.state, state),
            type = iif({KeepsCopy}, type, excluded.type),
            edit_time = iif({KeepsCopy}, edit_time, excluded.edit_time),
            format = iif({KeepsCopy}, format, excluded.format),
            payload = iif({KeepsCopy}, payload, excluded.payload)
        WHERE pinned = 1 OR excluded.changed_at > changed_at
        """;

    // What the conversation has is newer, and knows what this device did with it.
    private const string OfConversation =
        $"""
        SELECT {MessageRow.Columns}, m.changed_at, m.operator FROM (
            SELECT here.id, here.server_time, here.sender, here.receiver, here.direction, here.state, here.type, here.edit_time,
                here.format, here.payload, here.receipts, here.read_count, here.extension, here.file_path, here.thumbnail_path,
                p.changed_at, p.operator
            FROM pinned_messages p JOIN messages here ON here.id = p.message
            WHERE p.conversation = ?1 AND p.pinned = 1
            UNION ALL
            SELECT p.message, p.server_time, p.sender, p.receiver, p.direction, p.state, p.type, p.edit_time,
                p.format, p.payload, 0, NULL, NULL, p.file_path, p.thumbnail_path,
                p.changed_at, p.operator
            FROM pinned_messages p
            WHERE p.conversation = ?1 AND p.pinned = 1 AND NOT EXISTS (SELECT 1 FROM messages WHERE id = p.message)
        ) m ORDER BY m.changed_at DESC, m.id DESC
        """;

    private const string DropOne =
        "DELETE FROM pinned_messages WHERE message = ?1 AND conversation = ?2 AND pinned = 1 AND changed_at = ?3";

    private const string DeleteOne = "DELETE FROM pinned_messages WHERE message = ?1";

    private const string DeleteUnpinned = "DELETE FROM pinned_messages WHERE conversation = ?1 AND pinned = 0";

    /// <summary>Notes that a message was pinned, or taken off, at a time in Unix milliseconds.</summary>
    public static void Note(SqliteSession session, long conversation, long storedId, bool isPinned, long time, string operatorId)
    {
        using SqliteStatement change = session.Prepare(Change);
        change.Bind(1, storedId);
        change.Bind(2, conversation);
        change.Bind(3, time);
        change.Bind(4, isPinned ? 1 : 0);
        change.Bind(5, operatorId);
        change.Execute();
    }

    /// <summary>Keeps what the server listed, with the message.</summary>
    /// <returns>How many rows changed: one, or none where the message was taken off since.</returns>
    public static int Save(SqliteSession session, in ConversationRow conversation, PinnedMessage pinned)
    {
        using SqliteStatement upsert = session.Prepare(Upsert);
        upsert.Bind(1, SortableId.ToStored(MessageIds.Parse(pinned.MessageId)));
        upsert.Bind(2, conversation.Id);
        upsert.Bind(3, pinned.PinnedAt.ToUnixTimeMilliseconds());
        upsert.Bind(4, pinned.OperatorId);
        if (pinned.Message is { } message)
        {
            BindCopy(upsert, message);
        }

        return upsert.Execute();
    }

    public static List<PinnedMessage> Load(SqliteSession session, in ConversationRow conversation, ConversationKey key)
    {
        const int First = MessageRow.Count;
        const int PayloadColumn = 9;
        var messages = new List<PinnedMessage>();
        var names = new NamePool();
        using SqliteStatement rows = session.Prepare(OfConversation);
        rows.Bind(1, conversation.Id);
        while (rows.Step())
        {
            messages.Add(new PinnedMessage
            {
                Conversation = key,
                MessageId = MessageIds.Format(SortableId.FromStored(rows.GetInt64(0))),
                Message = rows.IsNull(PayloadColumn) ? null : MessageRow.Read(rows, key, conversation.PeerReadUntil, names),
                PinnedAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetTime(First)),
                OperatorId = rows.GetString(First + 1),
            });
        }

        return messages;
    }

    /// <summary>Drops a pinned message, unless it was pinned anew.</summary>
    /// <returns>How many there were: one or none.</returns>
    public static int Drop(SqliteSession session, in ConversationRow conversation, PinnedMessage pinned)
    {
        using SqliteStatement drop = session.Prepare(DropOne);
        drop.Bind(1, SortableId.ToStored(MessageIds.Parse(pinned.MessageId)));
        drop.Bind(2, conversation.Id);
        drop.Bind(3, pinned.PinnedAt.ToUnixTimeMilliseconds());
        return drop.Execute();
    }

    /// <summary>Forgets a message that was recalled, with its copy.</summary>
    public static void Delete(SqliteSession session, long storedId) => session.Run(DeleteOne, storedId);

    /// <summary>Forgets all of them, with their copies.</summary>
    public static void Clear(SqliteSession session) => session.Execute("DELETE FROM pinned_messages");

    /// <summary>Forgets what is no longer pinned.</summary>
    public static void ForgetUnpinned(SqliteSession session, long conversation) => session.Run(DeleteUnpinned, conversation);

    private static void BindCopy(in SqliteStatement upsert, ChatMessage message)
    {
        upsert.Bind(5, message.SentAt.ToUnixTimeMilliseconds());
        upsert.Bind(6, message.SenderId);
        upsert.Bind(7, message.ReceiverId);
        upsert.Bind(8, (long)message.Direction);
        upsert.Bind(9, (long)message.State);
        upsert.Bind(10, message.Type.Value);
        upsert.Bind(11, message.EditTime);
        upsert.Bind(12, (long)(message.Payload?.Format ?? PayloadFormat.Protobuf));
        upsert.Bind(13, message.Payload is { } payload ? payload.Bytes.Span : MessageEncoder.Encode(message));
    }
}
