namespace Easemob.Messaging.Cache;

/// <summary>What receipts do to the cache. One transaction of the caller's.</summary>
internal static class ReceiptEffects
{
    public static MessageDelivered Apply(SqliteSession session, MessageDelivered delivered, EarlyChanges early)
    {
        ConversationKey key = Note(
            session, delivered.Conversation, delivered.MessageId, MessageReceipts.Delivered, null, delivered.ReceiverId, early);
        return delivered with { Conversation = key };
    }

    public static MessageRead Apply(SqliteSession session, MessageRead read, EarlyChanges early)
    {
        ConversationKey key = Note(
            session,
            read.Conversation,
            read.MessageId,
            MessageReceipts.Delivered | MessageReceipts.Read,
            read.GroupReadCount,
            read.ReaderId,
            early);
        return read with { Conversation = key };
    }

    /// <summary>Takes what this user wrote for read, up to the time of the event.</summary>
    public static ConversationRead Apply(SqliteSession session, ConversationRead read)
    {
        if (read.Conversation.Type == ConversationType.Chat)
        {
            ConversationRow conversation = ConversationTable.FindOrAdd(session, read.Conversation);
            long time = read.OccurredAt?.ToUnixTimeMilliseconds() ?? MessageTable.FindNewestTime(session, conversation) ?? 0;
            ConversationTimes.RaisePeerReadUntil(session, conversation.Id, time);
        }

        return read;
    }

    // That one member of many has read a message does not make it read; there the number counts.
    private static ConversationKey Note(
        SqliteSession session,
        ConversationKey conversation,
        string messageId,
        MessageReceipts receipts,
        int? readCount,
        string readerId,
        EarlyChanges early)
    {
        ConversationKey key = ConversationTable.Resolve(session, conversation);
        if (!MessageIds.TryParse(messageId, out ulong id))
        {
            return key;
        }

        var note = new ReceiptNote(id, key.Type == ConversationType.Chat ? receipts : MessageReceipts.None, readCount, readerId);
        bool isHere = MessageChanges.FindOrigin(session, id) is not null;
        if (!isHere)
        {
            early.Add(note);
        }
        else if (ConversationTable.Find(session, key) is { } row)
        {
            MessageChanges.AddReceipts(session, row, note);
        }

        return key;
    }
}
