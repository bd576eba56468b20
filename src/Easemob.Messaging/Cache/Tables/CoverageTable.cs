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
        using SqliteStatement rows = session.Prepare(InOrder);
        rows.Bind(1, conversation);
        rows.Bind(2, (long)kind);
        var spans = new List<CoveredSpan>();
        while (rows.Step())
        {
            spans.Add(Read(rows));
        }

        return SpanSet.OfOrdered(spans);
    }

    /// <summary>Writes down what has changed.</summary>
    public static void Save(SqliteSession session, long conversation, CoverageKind kind, SpanSet before, SpanSet after)
    {
        int known = 0;
        foreach (CoveredSpan span in after.Spans)
        {
            while (known < before.Spans.Count && before.Spans[known].To.CompareTo(span.To) < 0)
            {
                Remove(session, conversation, kind, before.Spans[known++]);
            }

            if (known == before.Spans.Count || before.Spans[known] != span)
            {
                Write(session, conversation, kind, span);
            }

            known += known < before.Spans.Count && before.Spans[known].To == span.To ? 1 : 0;
        }

        while (known < before.Spans.Count)
        {
            Remove(session, conversation, kind, before.Spans[known++]);
        }
    }

    public static void DeleteAll(SqliteSession session) => session.Execute(DeleteEverything);

    private static CoveredSpan Read(in SqliteStatement row)
    {
        MessagePosition from = row.IsNull(2) ? MessagePosition.Beginning : new MessagePosition(row.GetTime(2), row.GetInt64(3));
        long records = row.GetInt64(4);
        return new CoveredSpan(from, new MessagePosition(row.GetTime(0), row.GetInt64(1)))
        {
            IsFromRecord = (records & FromRecord) != 0,
            IsToRecord = (records & ToRecord) != 0,
        };
    }

    private static void Write(SqliteSession session, long conversation, CoverageKind kind, CoveredSpan span)
    {
        using SqliteStatement upsert = session.Prepare(Upsert);
        BindKey(upsert, conversation, kind, span);
        upsert.Bind(5, span.From == MessagePosition.Beginning ? null : span.From.ServerTime);
        upsert.Bind(6, span.From.StoredId);
        upsert.Bind(7, (span.IsFromRecord ? FromRecord : 0) | (span.IsToRecord ? ToRecord : 0));
        upsert.Execute();
    }

    private static void Remove(SqliteSession session, long conversation, CoverageKind kind, CoveredSpan span)
    {
        using SqliteStatement delete = session.Prepare(Delete);
        BindKey(delete, conversation, kind, span);
        delete.Execute();
    }

    private static void BindKey(in SqliteStatement statement, long conversation, CoverageKind kind, CoveredSpan span)
    {
        statement.Bind(1, conversation);
        statement.Bind(2, (long)kind);
        statement.Bind(3, span.To.ServerTime);
        statement.Bind(4, span.To.StoredId);
    }
}
