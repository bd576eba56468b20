using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The rows of messages on their way.</summary>
internal static class OutboxTable
{
    private const string Insert =
        """
        INSERT INTO outbox (local_id, conversation, created_at, state, device, online_only, receivers, record)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """;

    private const string All =
        """
        SELECT o.local_id, c.type, c.name, o.created_at, o.state, o.device, o.online_only, o.receivers, o.record
        FROM outbox o JOIN conversations c ON c.id = o.conversation
        """;

    private const string InOrder = $"{All} ORDER BY o.number";

    private const string OfConversation = $"{All} WHERE c.type = ?1 AND c.name = ?2 ORDER BY o.number";

    private const string ByLocalId = $"{All} WHERE o.local_id = ?1";

    // Who sends a message again is the one under whose device id the server may know it.
    private const string SetState = "UPDATE outbox SET state = ?2, device = iif(?2 = 1, ?3, device) WHERE local_id = ?1";

    private const string Abandoned = "SELECT 1 FROM outbox WHERE device = ?1 AND state = 1";

    private const string Abandon = "UPDATE outbox SET state = 3 WHERE device = ?1 AND state = 1";

    private const string OnlineOnly = "SELECT online_only FROM outbox WHERE local_id = ?1";

    private const string Delete = "DELETE FROM outbox WHERE local_id = ?1";

    private const string DeleteNotSending = "DELETE FROM outbox WHERE state <> 1";

    private const char Separator = '\n';

    public static void Add(SqliteSession session, long conversation, OutboxEntry entry, ReadOnlySpan<byte> record)
    {
        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, ToStored(entry.Upload.LocalId));
        insert.Bind(2, conversation);
        insert.Bind(3, entry.CreatedAt.ToUnixTimeMilliseconds());
        insert.Bind(4, (long)entry.State);
        insert.Bind(5, entry.DeviceId);
        insert.Bind(6, entry.Upload.Message.IsOnlineOnly ? 1 : 0);
        insert.Bind(7, string.Join(Separator.ToString(), entry.Upload.Message.ReceiverIds));
        insert.Bind(8, record);
        insert.Execute();
    }

    public static List<OutboxEntry> Load(SqliteSession session, ConversationKey? conversation)
    {
        var entries = new List<OutboxEntry>();
        using SqliteStatement rows = session.Prepare(conversation is null ? InOrder : OfConversation);
        if (conversation is { } key)
        {
            rows.Bind(1, (long)key.Type);
            rows.Bind(2, key.Id);
        }

        while (rows.Step())
        {
            entries.Add(Read(rows));
        }

        return entries;
    }

    public static OutboxEntry? Find(SqliteSession session, string localId)
    {
        using SqliteStatement row = session.Prepare(ByLocalId);
        row.Bind(1, ToStored(localId));
        return row.Step() ? Read(row) : null;
    }

    /// <summary>Sets the state; a message that is sent again becomes the device's own.</summary>
    public static void SaveState(SqliteSession session, string localId, MessageState state, string deviceId)
    {
        using SqliteStatement update = session.Prepare(SetState);
        update.Bind(1, ToStored(localId));
        update.Bind(2, (long)state);
        update.Bind(3, deviceId);
        update.Execute();
    }

    /// <summary>Gives up the messages that the device was sending when its process ended: nobody waits for their answers.</summary>
    /// <returns>How many there were.</returns>
    public static int AbandonSending(SqliteSession session, string deviceId)
    {
        using (SqliteStatement find = session.Prepare(Abandoned))
        {
            find.Bind(1, deviceId);
            if (!find.Step())
            {
                return 0;
            }
        }

        return session.Write(Durability.Full, session =>
        {
            using SqliteStatement update = session.Prepare(Abandon);
            update.Bind(1, deviceId);
            return update.Execute();
        });
    }

    /// <summary>Whether a message is for receivers who are online; null where there is none.</summary>
    public static bool? FindIsOnlineOnly(SqliteSession session, string localId)
    {
        using SqliteStatement row = session.Prepare(OnlineOnly);
        row.Bind(1, ToStored(localId));
        return row.Step() ? row.GetInt32(0) != 0 : null;
    }

    /// <summary>Forgets a message.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(SqliteSession session, string localId)
    {
        using SqliteStatement delete = session.Prepare(Delete);
        delete.Bind(1, ToStored(localId));
        return delete.Execute() > 0;
    }

    /// <summary>Forgets all messages, but for those that are being sent at the moment, here or by another process.</summary>
    public static void RemoveAllNotSending(SqliteSession session) => session.Execute(DeleteNotSending);

    private static long ToStored(string localId) => SortableId.ToStored(MessageIds.Parse(localId));

    private static OutboxEntry Read(in SqliteStatement row)
    {
        ConversationKey conversation = ConversationKey.FromTrusted((ConversationType)row.GetInt32(1), row.GetString(2));
        MessageContent content = PayloadReader.Open(PayloadFormat.Protobuf, row.GetBytes(8).ToArray()).Decode();
        string receivers = row.GetString(7);
        var message = new OutgoingMessage
        {
            Conversation = conversation,
            Body = content.Body,
            Extensions = content.Extensions,
            WantsGroupReceipts = content.WantsGroupReceipts,
            Priority = content.Priority,
            IsOnlineOnly = row.GetInt32(6) != 0,
            ReceiverIds = receivers.Length > 0 ? receivers.Split(Separator) : [],
        };
        return new OutboxEntry
        {
            Upload = new MessageUpload
            {
                LocalId = MessageIds.Format(SortableId.FromStored(row.GetInt64(0))),
                Conversation = conversation,
                Message = message,
            },
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetTime(3)),
            State = (MessageState)row.GetInt32(4),
            DeviceId = row.GetString(5),
        };
    }
}
