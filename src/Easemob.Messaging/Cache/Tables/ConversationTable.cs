namespace Easemob.Messaging.Cache;

/// <summary>The rows of conversations.</summary>
internal static class ConversationTable
{
    private const string ByKey =
        """
        SELECT id, listed, unread, removed_before, unread_as_of, peer_read_until, deleted_until, removal_noticed_at
        FROM conversations WHERE type = ?1 AND name = ?2
        """;

    // One that is new has no unread messages from before everything was read, and no messages from before everything was deleted. A
    // notice of a removal may have come for it already, and does not say whether it is a group, a room or a thread.
    private const string Insert =
        $"""
        INSERT INTO conversations (type, name, unread_as_of, removed_before, removal_noticed_at)
        VALUES (?1, ?2, coalesce((SELECT CAST(value AS INTEGER) FROM properties WHERE name = '{PropertyTable.AllReadAt}'), 0),
            coalesce((SELECT CAST(value AS INTEGER) FROM properties WHERE name = '{PropertyTable.AllRemovedBefore}'), 0),
            coalesce((SELECT max(removal_noticed_at) FROM conversations WHERE ?1 <> 0 AND type IN (1, 2, 3) AND name = ?2), 0))
        """;

    private const string SetListed = "UPDATE conversations SET listed = 1, unread = ?2 WHERE id = ?1";

    private const string SetUnread = "UPDATE conversations SET unread = ?2 WHERE id = ?1";

    private const string SetHidden = "UPDATE conversations SET listed = 0, unread = 0, extension = NULL WHERE id = ?1";

    private const string SetAllUnlisted =
        "UPDATE conversations SET listed = 0, unread = 0, pinned_at = NULL, marks = 0, extension = NULL";

    private const string SetUnlisted = $"{SetAllUnlisted} WHERE id = ?1";

    private const string SetPlain = "UPDATE conversations SET pinned_at = NULL, marks = 0 WHERE id = ?1";

    private const string RaiseWatermark = "UPDATE conversations SET removed_before = max(removed_before, ?2) WHERE id = ?1";

    private const string RaiseAllWatermarks = "UPDATE conversations SET removed_before = max(removed_before, ?1)";

    private const string RaiseUnreadTime = "UPDATE conversations SET unread_as_of = max(unread_as_of, ?2) WHERE id = ?1";

    private const string RaisePeerRead = "UPDATE conversations SET peer_read_until = max(peer_read_until, ?2) WHERE id = ?1";

    private const string RaiseAllUnreadTimes = "UPDATE conversations SET unread_as_of = max(unread_as_of, ?1)";

    private const string Unread = "SELECT id, unread FROM conversations WHERE unread > 0";

    private const string RaiseDeleted = "UPDATE conversations SET deleted_until = max(deleted_until, ?2) WHERE id = ?1";

    private const string RaiseRemovalNoticed = "UPDATE conversations SET removal_noticed_at = max(removal_noticed_at, ?2) WHERE id = ?1";

    private const string SetPinned = "UPDATE conversations SET pinned_at = ?2 WHERE id = ?1";

    private const string SetExtension = "UPDATE conversations SET extension = ?3 WHERE type = ?1 AND name = ?2 AND listed = 1";

    // The kinds and reminders are those of the rules; more than fits is as much as fits.
    private const string Sum =
        """
        SELECT min(coalesce(sum(unread), 0), 2147483647) FROM conversations
        WHERE listed = 1 AND type IN (0, 1) AND (?1 OR remind_type = 0)
        """;

    private const string SetRemindType = "UPDATE conversations SET remind_type = ?2 WHERE id = ?1";

    private const string AddMark = "UPDATE conversations SET marks = marks | ?2 WHERE id = ?1";

    private const string SetMarks = "UPDATE conversations SET marks = ?2 WHERE id = ?1";

    private const string RemoveMark = "UPDATE conversations SET marks = marks & ~?2 WHERE id = ?1";

    public static ConversationRow? Find(SqliteSession session, ConversationKey key)
    {
        using SqliteStatement find = session.Prepare(ByKey);
        find.Bind(1, (long)key.Type);
        find.Bind(2, key.Id);
        return find.Step()
            ? new ConversationRow
            {
                Id = find.GetInt64(0),
                IsListed = find.GetInt32(1) != 0,
                Unread = find.GetInt32(2),
                RemovedBefore = find.GetInt64(3),
                UnreadAsOf = find.GetInt64(4),
                PeerReadUntil = find.GetInt64(5),
                DeletedUntil = find.GetInt64(6),
                RemovalNoticedAt = find.GetInt64(7),
            }
            : null;
    }

    /// <summary>Finds a conversation or adds it, unlisted.</summary>
    public static ConversationRow FindOrAdd(SqliteSession session, ConversationKey key)
    {
        Arguments.RequireConversation(key);
        if (Find(session, key) is { } known)
        {
            return known;
        }

        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, (long)key.Type);
        insert.Bind(2, key.Id);
        insert.Execute();
        return Find(session, key) ?? throw new InvalidOperationException("The conversation was just added.");
    }

    /// <summary>
    /// Returns the key under which the cache knows a conversation. Some notices tell one-to-one conversations from others only: what
    /// they call a group may be a thread or a chat room.
    /// </summary>
    public static ConversationKey Resolve(SqliteSession session, ConversationKey key)
    {
        // A group that is not in the list proves nothing: its row may stem from an earlier notice that could not tell either.
        if (key.Type != ConversationType.Group || Find(session, key) is { IsListed: true })
        {
            return key;
        }

        ConversationKey thread = ConversationKey.FromTrusted(ConversationType.Thread, key.Id);
        ConversationKey room = ConversationKey.FromTrusted(ConversationType.ChatRoom, key.Id);
        return Find(session, thread) is not null ? thread : Find(session, room) is not null ? room : key;
    }

    /// <summary>Loads the conversations with unread messages: their numbers and counts.</summary>
    public static List<ConversationRow> LoadUnread(SqliteSession session)
    {
        var conversations = new List<ConversationRow>();
        using SqliteStatement rows = session.Prepare(Unread);
        while (rows.Step())
        {
            conversations.Add(new ConversationRow { Id = rows.GetInt64(0), Unread = rows.GetInt32(1) });
        }

        return conversations;
    }

    public static void MarkListed(SqliteSession session, long conversation, int unread) => Update(session, SetListed, conversation, unread);

    public static void SaveUnread(SqliteSession session, long conversation, int unread) => Update(session, SetUnread, conversation, unread);

    public static void RaiseRemovedBefore(SqliteSession session, long conversation, long time) =>
        Update(session, RaiseWatermark, conversation, time);

    /// <summary>Raises the watermark of all conversations, of those that are yet to come too.</summary>
    public static void RaiseAllRemovedBefore(SqliteSession session, long time)
    {
        PropertyTable.Raise(session, PropertyTable.AllRemovedBefore, time);
        using SqliteStatement update = session.Prepare(RaiseAllWatermarks);
        update.Bind(1, time);
        update.Execute();
    }

    public static void RaiseUnreadAsOf(SqliteSession session, long conversation, long time) =>
        Update(session, RaiseUnreadTime, conversation, time);

    /// <summary>Takes everything up to a time for read, in conversations that are yet to come too.</summary>
    public static void RaiseAllUnreadAsOf(SqliteSession session, long time)
    {
        PropertyTable.Raise(session, PropertyTable.AllReadAt, time);
        using SqliteStatement update = session.Prepare(RaiseAllUnreadTimes);
        update.Bind(1, time);
        update.Execute();
    }

    public static void RaisePeerReadUntil(SqliteSession session, long conversation, long time) =>
        Update(session, RaisePeerRead, conversation, time);

    public static void RaiseDeletedUntil(SqliteSession session, long conversation, long time) =>
        Update(session, RaiseDeleted, conversation, time);

    public static void RaiseRemovalNoticedAt(SqliteSession session, long conversation, long time) =>
        Update(session, RaiseRemovalNoticed, conversation, time);

    public static void SavePinnedAt(SqliteSession session, long conversation, long? time) => Update(session, SetPinned, conversation, time);

    public static void SaveMark(SqliteSession session, long conversation, int mark, bool isMarked) =>
        Update(session, isMarked ? AddMark : RemoveMark, conversation, 1L << mark);

    /// <summary>Adds up the unread messages of the list.</summary>
    public static int SumUnread(SqliteSession session, UnreadRule rule)
    {
        using SqliteStatement sum = session.Prepare(Sum);
        sum.Bind(1, rule == UnreadRule.All ? 1 : 0);
        return sum.Step() ? sum.GetInt32(0) : 0;
    }

    /// <summary>Sets what the application notes on a conversation of the list.</summary>
    /// <returns>Whether there is such a conversation.</returns>
    public static bool SaveExtension(SqliteSession session, ConversationKey key, string? extension)
    {
        using SqliteStatement update = session.Prepare(SetExtension);
        update.Bind(1, (long)key.Type);
        update.Bind(2, key.Id);
        update.BindOrNull(3, extension);
        return update.Execute() > 0;
    }

    public static void SaveMarks(SqliteSession session, long conversation, IReadOnlyList<int> marks) =>
        Update(session, SetMarks, conversation, marks.Aggregate(0L, static (bits, mark) => bits | 1L << mark));

    public static void SaveRemindType(SqliteSession session, long conversation, RemindType remindType) =>
        Update(session, SetRemindType, conversation, (long)remindType);

    /// <summary>Forgets pin and marks.</summary>
    public static void ForgetMarks(SqliteSession session, long conversation) => Update(session, SetPlain, conversation);

    /// <summary>Takes a conversation off the local list. The row stays: it holds the watermark, and messages may refer to it.</summary>
    public static void Unlist(SqliteSession session, long conversation) => Update(session, SetUnlisted, conversation);

    /// <summary>Takes a conversation off the local list and forgets what this device noted on it; what the server knows of it stays.</summary>
    public static void Hide(SqliteSession session, long conversation) => Update(session, SetHidden, conversation);

    /// <summary>Takes all conversations off the local list.</summary>
    public static void UnlistAll(SqliteSession session) => session.Execute(SetAllUnlisted);

    private static void Update(SqliteSession session, string sql, long conversation)
    {
        using SqliteStatement update = session.Prepare(sql);
        update.Bind(1, conversation);
        update.Execute();
    }

    private static void Update(SqliteSession session, string sql, long conversation, long? value)
    {
        using SqliteStatement update = session.Prepare(sql);
        update.Bind(1, conversation);
        update.Bind(2, value);
        update.Execute();
    }
}
