namespace Easemob.Messaging.Cache;

/// <summary>What this user's reading does to the cache. Inside one transaction of the caller's.</summary>
internal static class ReadEffects
{
    // A message that is here counts as read even if it is yet to arrive by itself.
    private const string MarkEverything =
        """
        UPDATE conversations SET unread = 0, unread_as_of =
            max(unread_as_of, coalesce((SELECT max(server_time) FROM messages WHERE conversation = conversations.id), 0))
        """;

    private const string MarkConversation = $"{MarkEverything} WHERE type = ?1 AND name = ?2";

    private const string MarkMessage =
        "UPDATE messages SET receipts = receipts | 4 WHERE id = ?1 AND conversation = ?2 AND direction = 0 AND receipts & 4 = 0";

    private const string FindSeen = "SELECT 1 FROM messages WHERE id = ?1 AND receipts & 4 <> 0";

    /// <summary>Takes everything in a conversation for read.</summary>
    public static void MarkRead(SqliteSession session, ConversationKey key)
    {
        using SqliteStatement update = session.Prepare(MarkConversation);
        update.Bind(1, (long)key.Type);
        update.Bind(2, key.Id);
        update.Execute();
    }

    /// <summary>Takes everything in every conversation for read.</summary>
    public static void MarkAllRead(SqliteSession session) => session.Run(MarkEverything);

    /// <summary>Takes single messages of a conversation for read.</summary>
    public static void MarkRead(SqliteSession session, ConversationKey key, IEnumerable<ulong> ids)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return;
        }

        HashSet<long> unread = UnreadMessages.Load(session, conversation);
        int left = conversation.Unread;
        foreach (ulong id in ids)
        {
            long storedId = SortableId.ToStored(id);
            if (SetSeen(session, conversation, storedId) && unread.Contains(storedId))
            {
                left--;
            }
        }

        ConversationTable.SaveUnread(session, conversation.Id, left);
    }

    /// <summary>Returns whether a message was taken for read by itself.</summary>
    public static bool IsSeen(SqliteSession session, ulong id)
    {
        using SqliteStatement find = session.Prepare(FindSeen);
        find.Bind(1, SortableId.ToStored(id));
        return find.Step();
    }

    private static bool SetSeen(SqliteSession session, in ConversationRow conversation, long storedId) =>
        session.Run(MarkMessage, storedId, conversation.Id) > 0;
}
