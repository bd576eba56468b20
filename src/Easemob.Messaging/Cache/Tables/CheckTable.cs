namespace Easemob.Messaging.Cache;

/// <summary>The rows of comparisons that are to be made.</summary>
internal static class CheckTable
{
    private const string Insert =
        """
        INSERT OR REPLACE INTO checks (conversation, noticed_at, device)
        VALUES (?1, max(?2, coalesce((SELECT noticed_at FROM checks WHERE conversation = ?1), ?2)), ?3)
        """;

    private const string InsertAgain =
        """
        INSERT OR REPLACE INTO checks (conversation, noticed_at, device)
        SELECT id, removal_noticed_at, (SELECT device FROM checks WHERE conversation = ?1) FROM conversations WHERE id = ?1
        """;

    private const string InOrder =
        """
        SELECT k.number, k.noticed_at, k.device, c.type, c.name
        FROM checks k JOIN conversations c ON c.id = k.conversation ORDER BY k.number
        """;

    private const string Delete = "DELETE FROM checks WHERE conversation = ?1 AND number = ?2";

    private const string Find = "SELECT 1 FROM checks WHERE conversation = ?1";

    /// <summary>Writes a notice down. One that is there already is replaced, so that a comparison under way is made again.</summary>
    public static void Note(SqliteSession session, long conversation, long time, string? deviceId)
    {
        using SqliteStatement insert = session.Prepare(Insert);
        insert.Bind(1, conversation);
        insert.Bind(2, time);
        if (deviceId is not null)
        {
            insert.Bind(3, deviceId);
        }

        insert.Execute();
    }

    /// <summary>Writes down that a comparison is to be made again, for a message from before the notice that came after it.</summary>
    public static void NoteAgain(SqliteSession session, long conversation)
    {
        using SqliteStatement insert = session.Prepare(InsertAgain);
        insert.Bind(1, conversation);
        insert.Execute();
    }

    public static List<ConversationCheck> LoadAll(SqliteSession session)
    {
        var checks = new List<ConversationCheck>();
        using SqliteStatement rows = session.Prepare(InOrder);
        while (rows.Step())
        {
            checks.Add(new ConversationCheck
            {
                Conversation = ConversationKey.FromTrusted((ConversationType)rows.GetInt32(3), rows.GetString(4)),
                Number = rows.GetInt64(0),
                NoticedAt = DateTimeOffset.FromUnixTimeMilliseconds(rows.GetTime(1)),
                DeviceId = rows.IsNull(2) ? null : rows.GetString(2),
            });
        }

        return checks;
    }

    /// <summary>Forgets a comparison.</summary>
    /// <returns>False where there is a later one.</returns>
    public static bool Complete(SqliteSession session, long conversation, long number)
    {
        using SqliteStatement delete = session.Prepare(Delete);
        delete.Bind(1, conversation);
        delete.Bind(2, number);
        if (delete.Execute() > 0)
        {
            return true;
        }

        using SqliteStatement find = session.Prepare(Find);
        find.Bind(1, conversation);
        return !find.Step();
    }
}
