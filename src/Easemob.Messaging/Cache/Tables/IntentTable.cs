namespace Easemob.Messaging.Cache;

/// <summary>The rows of intents whose outcome is not known yet.</summary>
internal static class IntentTable
{
    private const string Insert =
        "INSERT INTO intents (conversation, kind, before, server_messages, local_effect) VALUES (?1, ?2, ?3, ?4, ?5)";

    private const string InsertMessage = "INSERT INTO intent_messages (intent, message) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string All =
        """
        SELECT i.id, i.kind, i.before, i.server_messages, i.local_effect, c.type, c.name
        FROM intents i LEFT JOIN conversations c ON c.id = i.conversation
        """;

    private const string ById = $"{All} WHERE i.id = ?1";

    private const string InOrder = $"{All} ORDER BY i.id";

    private const string Messages = "SELECT message FROM intent_messages WHERE intent = ?1 ORDER BY message";

    private const string Delete = "DELETE FROM intents WHERE id = ?1";

    // To ask for everything is to ask for all that was asked for before.
    private const string DeleteEarlier = "DELETE FROM intents WHERE id < ?1";

    // An earlier intent is covered when it asked for nothing that this one does not ask for too.
    private const string DeleteCovered =
        """
        DELETE FROM intents AS earlier WHERE id IN (
            SELECT e.id FROM intents e JOIN intents done
                ON done.id = ?1 AND e.id < done.id AND e.conversation = done.conversation AND e.kind = done.kind
            WHERE e.before IS NULL OR e.before <= done.before
        ) AND NOT EXISTS (
            SELECT 1 FROM intent_messages m WHERE m.intent = earlier.id
                AND m.message NOT IN (SELECT message FROM intent_messages WHERE intent = ?1)
        ) AND (earlier.server_messages, earlier.local_effect) IS
            (SELECT server_messages, local_effect FROM intents WHERE id = ?1)
        """;

    /// <summary>Writes an intent down.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The conversation's number; null where it is about everything.</param>
    /// <param name="intent">The intent.</param>
    /// <returns>Its number, which is never given twice.</returns>
    public static long Add(SqliteSession session, long? conversation, ServerIntent intent)
    {
        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, conversation);
        insert.Bind(2, (long)KindOf(intent));
        insert.Bind(3, (intent as RemoveMessagesBeforeIntent)?.Before.ToUnixTimeMilliseconds());
        insert.Bind(4, (long?)(intent as DeleteConversationIntent)?.Messages);
        insert.Bind(5, (long?)(intent as DeleteConversationIntent)?.LocalEffect);
        insert.Execute();
        long id = session.ReadInt64("SELECT last_insert_rowid()");
        if (intent is RemoveMessagesIntent removal)
        {
            AddMessages(session, id, removal.MessageIds);
        }

        return id;
    }

    public static ServerIntent? Find(SqliteSession session, long id)
    {
        using SqliteStatement row = session.Prepare(ById);
        row.Bind(1, id);
        return row.Step() ? Read(session, row) : null;
    }

    public static List<ServerIntent> LoadAll(SqliteSession session)
    {
        var intents = new List<ServerIntent>();
        using SqliteStatement rows = session.Prepare(InOrder);
        while (rows.Step())
        {
            intents.Add(Read(session, rows));
        }

        return intents;
    }

    /// <summary>Whether this file ever gave out the number.</summary>
    public static bool WasGiven(SqliteSession session, long id) =>
        id > 0 && id <= session.ReadInt64("SELECT seq FROM sqlite_sequence WHERE name = 'intents'");

    /// <summary>Forgets an intent.</summary>
    /// <returns>How many there were: one or none.</returns>
    public static int Forget(SqliteSession session, long id) => session.Run(Delete, id);

    /// <summary>Forgets the earlier intents that the server has settled by carrying out this one.</summary>
    /// <returns>How many there were.</returns>
    public static int ForgetCovered(SqliteSession session, long id, ServerIntent intent) =>
        session.Run(intent is DeleteEverythingIntent ? DeleteEarlier : DeleteCovered, id);

    private static IntentKind KindOf(ServerIntent intent) => intent switch
    {
        RemoveMessagesIntent => IntentKind.RemoveMessages,
        RemoveMessagesBeforeIntent => IntentKind.RemoveMessagesBefore,
        DeleteConversationIntent => IntentKind.DeleteConversation,
        DeleteEverythingIntent => IntentKind.DeleteEverything,
        _ => throw new ArgumentException($"The family of intents is closed; {intent.GetType().Name} is not of it.", nameof(intent)),
    };

    private static void AddMessages(SqliteSession session, long intent, IReadOnlyList<string> messageIds)
    {
        using SqliteStatement insert = session.Prepare(InsertMessage);
        insert.Bind(1, intent);
        foreach (string messageId in messageIds)
        {
            insert.Bind(2, SortableId.ToStored(MessageIds.Parse(messageId)));
            insert.Execute();
        }
    }

    private static ServerIntent Read(SqliteSession session, in SqliteStatement row)
    {
        if ((IntentKind)row.GetInt32(1) == IntentKind.DeleteEverything)
        {
            return new DeleteEverythingIntent();
        }

        ConversationKey conversation = ConversationKey.FromTrusted((ConversationType)row.GetInt32(5), row.GetString(6));
        return (IntentKind)row.GetInt32(1) switch
        {
            IntentKind.RemoveMessages => new RemoveMessagesIntent
            {
                Conversation = conversation,
                MessageIds = LoadMessages(session, row.GetInt64(0)),
            },
            IntentKind.RemoveMessagesBefore => new RemoveMessagesBeforeIntent
            {
                Conversation = conversation,
                Before = DateTimeOffset.FromUnixTimeMilliseconds(row.GetTime(2)),
            },
            _ => new DeleteConversationIntent
            {
                Conversation = conversation,
                Messages = (ServerMessages)row.GetInt32(3),
                LocalEffect = (LocalEffect)row.GetInt32(4),
            },
        };
    }

    private static List<string> LoadMessages(SqliteSession session, long intent)
    {
        var ids = new List<string>();
        using SqliteStatement rows = session.Prepare(Messages);
        rows.Bind(1, intent);
        while (rows.Step())
        {
            ids.Add(MessageIds.Format(SortableId.FromStored(rows.GetInt64(0))));
        }

        return ids;
    }
}
