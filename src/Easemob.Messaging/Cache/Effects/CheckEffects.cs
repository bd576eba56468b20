namespace Easemob.Messaging.Cache;

/// <summary>What a comparison with the server does to the cache. One transaction of the caller's.</summary>
internal static class CheckEffects
{
    private const string Candidates =
        """
        SELECT id, server_time FROM messages
        WHERE conversation = ?1 AND (server_time, id) >= (?2, ?3) AND (server_time, id) < (?4, ?5)
            AND server_time <= ?6 AND origin & 7 <> 0
        ORDER BY server_time, id
        """;

    /// <summary>Drops what the server no longer has.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="slice">What the server has.</param>
    /// <param name="noticedAt">Until when messages are concerned, in Unix milliseconds.</param>
    /// <param name="unexpiredSince">Since when nothing can have expired, in Unix milliseconds.</param>
    /// <returns>The ids of what was dropped, oldest first.</returns>
    public static List<string> DropMissing(
        SqliteSession session, ConversationRow conversation, HistorySlice slice, long noticedAt, long unexpiredSince)
    {
        List<MessagePosition> missing = FindMissing(session, conversation, slice, noticedAt, unexpiredSince);
        if (missing.Count == 0)
        {
            return [];
        }

        int unread = UnreadMessages.CountWithout(session, conversation, [.. missing.Select(static message => message.StoredId)]);
        MessagePosition newest = slice.Messages.Count > 0
            ? MessagePosition.Of(slice.Messages[slice.Messages.Count - 1])
            : MessagePosition.Beginning;
        foreach (MessagePosition message in missing)
        {
            // What is newer than all that the server has may only not be there yet.
            if (slice.Next is not null || message.CompareTo(newest) <= 0)
            {
                TombstoneTable.Add(session, conversation.Id, message.StoredId, message.ServerTime);
            }

            MessageChanges.Delete(session, message.StoredId);
        }

        ConversationTable.SaveUnread(session, conversation.Id, unread);
        return [.. missing.Select(static message => MessageIds.Format(SortableId.FromStored(message.StoredId)))];
    }

    private static List<MessagePosition> FindMissing(
        SqliteSession session, ConversationRow conversation, HistorySlice slice, long noticedAt, long unexpiredSince)
    {
        // Before the oldest message of the server only what cannot have expired is looked at.
        ChatMessage? oldest = slice.Messages.Count > 0 ? slice.Messages[0] : slice.Next;
        MessagePosition? first = oldest is null ? null : MessagePosition.Of(oldest);
        MessagePosition unexpired = new(unexpiredSince, long.MinValue);
        MessagePosition? start = slice.IsFromBeginning ? Earlier(first ?? unexpired, unexpired) : first;
        if (start is not { } from)
        {
            return [];
        }

        var present = new HashSet<long>(slice.Messages.Select(static message => SortableId.ToStored(message.Id)));
        MessagePosition end = slice.Next is { } next ? MessagePosition.Of(next) : MessagePosition.End;
        var missing = new List<MessagePosition>();
        using SqliteStatement rows = session.Prepare(Candidates);
        rows.Bind(1, conversation.Id);
        rows.Bind(2, from.ServerTime);
        rows.Bind(3, from.StoredId);
        rows.Bind(4, end.ServerTime);
        rows.Bind(5, end.StoredId);
        rows.Bind(6, noticedAt);
        while (rows.Step())
        {
            if (!present.Contains(rows.GetInt64(0)))
            {
                missing.Add(new MessagePosition(rows.GetInt64(1), rows.GetInt64(0)));
            }
        }

        return missing;
    }

    private static MessagePosition Earlier(MessagePosition left, MessagePosition right) => left.CompareTo(right) < 0 ? left : right;
}
