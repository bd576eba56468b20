namespace Easemob.Messaging.Cache;

/// <summary>Deletes messages from this cache alone; the server keeps its own. Inside one transaction of the caller's.</summary>
internal static class MessageDeletion
{
    private const string Time = "SELECT server_time FROM messages WHERE id = ?1 AND conversation = ?2";

    /// <summary>Deletes single messages of a conversation.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="storedIds">The ids, as they are stored.</param>
    /// <param name="forGood">Whether what the server still has does not come back.</param>
    /// <returns>How many there were.</returns>
    public static int Delete(SqliteSession session, ConversationRow conversation, IEnumerable<long> storedIds, bool forGood)
    {
        var times = new Dictionary<long, long>();
        foreach (long storedId in storedIds)
        {
            if (FindTime(session, conversation, storedId) is { } time)
            {
                times[storedId] = time;
            }
        }

        if (times.Count == 0)
        {
            return 0;
        }

        int unread = UnreadMessages.CountWithout(session, conversation, [.. times.Keys]);
        foreach (KeyValuePair<long, long> message in times)
        {
            if (forGood)
            {
                TombstoneTable.Add(session, conversation.Id, message.Key, message.Value);
            }

            MessageChanges.Delete(session, message.Key);
        }

        ConversationTable.SaveUnread(session, conversation.Id, unread);
        return times.Count;
    }

    /// <summary>Deletes a part of a conversation.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="span">The part.</param>
    /// <param name="forGood">Whether what the server still has does not come back.</param>
    /// <returns>How many messages there were.</returns>
    public static int Delete(SqliteSession session, ConversationRow conversation, MessageSpan span, bool forGood)
    {
        int unread = UnreadMessages.CountWithout(session, conversation, span);
        if (forGood)
        {
            TombstoneTable.AddAll(session, conversation.Id, span);
        }

        int deleted = MessageTable.Delete(session, conversation.Id, span);
        ConversationTable.SaveUnread(session, conversation.Id, unread);
        return deleted;
    }

    private static long? FindTime(SqliteSession session, ConversationRow conversation, long storedId)
    {
        using SqliteStatement find = session.Prepare(Time);
        find.Bind(1, storedId);
        find.Bind(2, conversation.Id);
        return find.Step() ? find.GetInt64(0) : null;
    }
}
