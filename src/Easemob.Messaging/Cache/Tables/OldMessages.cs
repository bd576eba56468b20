namespace Easemob.Messaging.Cache;

/// <summary>Finds the old messages of conversations, and deletes a few of them at a time. Inside transactions of the caller's.</summary>
internal static class OldMessages
{
    private const string WithOlder =
        """
        SELECT c.type, c.name FROM conversations c
        WHERE EXISTS (SELECT 1 FROM messages m WHERE m.conversation = c.id AND (m.server_time, m.id) < (?1, ?2))
        """;

    private const string OldestKept =
        """
        SELECT c.type, c.name, m.server_time, m.id FROM conversations c
        JOIN messages m ON m.row = (
            SELECT row FROM messages WHERE conversation = c.id ORDER BY server_time DESC, id DESC LIMIT 1 OFFSET ?1)
        """;

    private const string FromOldest = "SELECT server_time, id FROM messages ORDER BY server_time, id LIMIT 1 OFFSET ?1";

    private const string FromOldestHere =
        """
        SELECT server_time, id FROM messages WHERE conversation = ?1 AND (server_time, id) < (?2, ?3)
        ORDER BY server_time, id LIMIT 1 OFFSET ?4
        """;

    /// <summary>Finds what is older than a position, in each conversation.</summary>
    public static List<OldPart> FindOlder(SqliteSession session, MessagePosition position)
    {
        var parts = new List<OldPart>();
        using SqliteStatement rows = session.Prepare(WithOlder);
        rows.Bind(1, position.ServerTime);
        rows.Bind(2, position.StoredId);
        while (rows.Step())
        {
            parts.Add(new OldPart(ReadKey(rows), position));
        }

        return parts;
    }

    /// <summary>Finds what is beyond a number of messages, in each conversation.</summary>
    public static List<OldPart> FindBeyond(SqliteSession session, int kept)
    {
        var parts = new List<OldPart>();
        using SqliteStatement rows = session.Prepare(OldestKept);
        rows.Bind(1, kept - 1L);
        while (rows.Step())
        {
            parts.Add(new OldPart(ReadKey(rows), new MessagePosition(rows.GetInt64(2), rows.GetInt64(3))));
        }

        return parts;
    }

    /// <summary>Finds a number of the oldest messages of all conversations.</summary>
    public static List<OldPart> FindOldest(SqliteSession session, long count)
    {
        MessagePosition before = MessagePosition.End;
        using (SqliteStatement row = session.Prepare(FromOldest))
        {
            row.Bind(1, count);
            if (row.Step())
            {
                before = new MessagePosition(row.GetInt64(0), row.GetInt64(1));
            }
        }

        return FindOlder(session, before);
    }

    /// <summary>Deletes some of a part, the oldest first.</summary>
    /// <returns>How many were deleted: fewer than the limit only where nothing is left of the part.</returns>
    public static int Delete(SqliteSession session, OldPart part, int limit, bool forGood)
    {
        if (ConversationTable.Find(session, part.Conversation) is not { } conversation)
        {
            return 0;
        }

        MessagePosition before = part.Before;
        using (SqliteStatement row = session.Prepare(FromOldestHere))
        {
            row.Bind(1, conversation.Id);
            row.Bind(2, before.ServerTime);
            row.Bind(3, before.StoredId);
            row.Bind(4, limit);
            if (row.Step())
            {
                before = new MessagePosition(row.GetInt64(0), row.GetInt64(1));
            }
        }

        return MessageDeletion.Delete(session, conversation, MessageSpan.All with { Before = before }, forGood);
    }

    private static ConversationKey ReadKey(in SqliteStatement row) =>
        ConversationKey.FromTrusted((ConversationType)row.GetInt32(0), row.GetString(1));
}
