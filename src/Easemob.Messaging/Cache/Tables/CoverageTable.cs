namespace Easemob.Messaging.Cache;

/// <summary>The rows of coverage: spans of a conversation, in which no two of a kind meet.</summary>
internal static class CoverageTable
{
    private const long FromRecord = 1;
    private const long ToRecord = 2;

    private const string InOrder =
        """
        SELECT to_time, to_id, from_time, from_id, records FROM coverage
        WHERE conversation = ?1 AND kind = ?2 ORDER BY to_time, to_id
        """;

    private const string Upsert =
        """
        INSERT INTO coverage (conversation, kind, to_time, to_id, from_time, from_id, records) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET from_time = excluded.from_time, from_id = excluded.from_id, records = excluded.records
        """;

    private const string Delete = "DELETE FROM coverage WHERE conversation = ?1 AND kind = ?2 AND to_time = ?3 AND to_id = ?4";

    private const string DeleteEverything = "DELETE FROM coverage";

    public static SpanSet Load(SqliteSession session, long conversation, CoverageKind kind)
    {
        var spans = new List<CoveredSpan>();
        using SqliteStatement rows = session.Prepare(InOrder);
        rows.Bind(1, conversation);
        rows.Bind(2, (long)kind);
        while (rows.Step())
        {
            MessagePosition from = rows.IsNull(2) ? MessagePosition.Beginning : new MessagePosition(rows.GetTime(2), rows.GetInt64(3));
            long records = rows.GetInt64(4);
            spans.Add(new CoveredSpan(from, new MessagePosition(rows.GetTime(0), rows.GetInt64(1)))
            {
                IsFromRecord = (records & FromRecord) != 0,
                IsToRecord = (records & ToRecord) != 0,
            });
        }

        return SpanSet.Of(spans);
    }

    /// <summary>Writes down what has changed.</summary>
    public static void Save(SqliteSession session, long conversation, CoverageKind kind, SpanSet before, SpanSet after)
    {
        var ends = new HashSet<MessagePosition>(after.Spans.Select(static span => span.To));
        foreach (CoveredSpan gone in before.Spans.Where(span => !ends.Contains(span.To)))
        {
            using SqliteStatement delete = session.Prepare(Delete);
            BindKey(delete, conversation, kind, gone);
            delete.Execute();
        }

        foreach (CoveredSpan span in after.Spans.Except(before.Spans))
        {
            using SqliteStatement upsert = session.Prepare(Upsert);
            BindKey(upsert, conversation, kind, span);
            upsert.Bind(5, span.From == MessagePosition.Beginning ? null : span.From.ServerTime);
            upsert.Bind(6, span.From.StoredId);
            upsert.Bind(7, (span.IsFromRecord ? FromRecord : 0) | (span.IsToRecord ? ToRecord : 0));
            upsert.Execute();
        }
    }

    public static void DeleteAll(SqliteSession session) => session.Execute(DeleteEverything);

    private static void BindKey(in SqliteStatement statement, long conversation, CoverageKind kind, CoveredSpan span)
    {
        statement.Bind(1, conversation);
        statement.Bind(2, (long)kind);
        statement.Bind(3, span.To.ServerTime);
        statement.Bind(4, span.To.StoredId);
    }
}
