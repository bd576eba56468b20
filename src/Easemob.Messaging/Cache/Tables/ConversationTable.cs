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

    private const string Unread = "SELECT id, unread FROM conversations WHERE unread > 0";

    private const string SetExtension = "UPDATE conversations SET extension = ?3 WHERE type = ?1 AND name = ?2 AND listed = 1";

    // The kinds and reminders are those of the rules; more than fits is as much as fits.
    private const string Sum =
        """
        SELECT min(coalesce(sum(unread), 0), 2147483647) FROM conversations
        WHERE listed = 1 AND type IN (0, 1) AND (?1 OR remind_type = 0)
        """;

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

    public static void MarkListed(SqliteSession session, long conversation, int unread) => session.Run(SetListed, conversation, unread);

    public static void SaveUnread(SqliteSession session, long conversation, int unread) => session.Run(SetUnread, conversation, unread);

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

    /// <summary>Takes a conversation off the local list. The row stays: it holds the watermark, and messages may refer to it.</summary>
    public static void Unlist(SqliteSession session, long conversation) => session.Run(SetUnlisted, conversation);

    /// <summary>Takes a conversation off the local list and forgets what this device noted on it; what the server knows of it stays.</summary>
    public static void Hide(SqliteSession session, long conversation) => session.Run(SetHidden, conversation);

    /// <summary>Takes all conversations off the local list.</summary>
    public static void UnlistAll(SqliteSession session) => session.Execute(SetAllUnlisted);
}
