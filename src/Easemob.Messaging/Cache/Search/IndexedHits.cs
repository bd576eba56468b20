namespace Easemob.Messaging.Cache;

/// <summary>What is found among the messages that are indexed, in order and as far as it is wanted.</summary>
internal static class IndexedHits
{
    private const string Find =
        """
        SELECT m.server_time, m.id, m.row, m.conversation, m.sender, m.type
        FROM search s CROSS JOIN messages m ON m.search_row = s.rowid
        WHERE s.search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3
        ORDER BY s.rowid
        """;

    /// <summary>The query from old to new.</summary>
    public const string Down = Find;

    /// <summary>The query from new to old.</summary>
    public const string Up = $"{Find} DESC";

    /// <summary>Hands on what is found. Nothing more is looked up than is wanted.</summary>
    /// <returns>Whether more is wanted.</returns>
    public static bool Visit(SqliteSession session, SearchRequest request, HitOrder hits) =>
        Visit(session, request, SearchNumbers.FirstOf(request.FirstTime), SearchNumbers.LastOf(request.LastTime), hits) && hits.Finish();

    private static bool Visit(SqliteSession session, SearchRequest request, long first, long last, HitOrder hits)
    {
        bool isUp = request.Direction == SearchDirection.Up;

        // A single character makes FTS5 read all that begins with it first. A common one is found sooner in the messages themselves.
        if (request.HasSingleCharacter && hits.IsBrief)
        {
            if (!EdgeHits.Visit(session, request, first, last, hits, out long? reached))
            {
                return false;
            }

            if (reached is not { } edge)
            {
                return true;
            }

            first = isUp ? first : edge + 1;
            last = isUp ? edge - 1 : last;
        }

        using SqliteStatement rows = session.Prepare(isUp ? Up : Down);
        rows.BindText(1, request.WriteQuery());
        rows.Bind(2, first);
        rows.Bind(3, last);
        while (rows.Step())
        {
            var position = new SearchPosition(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            if (request.Accepts(position.Time, position.Conversation, rows.GetString(4), rows.GetString(5)) && !hits.Add(position))
            {
                return false;
            }
        }

        return true;
    }
}
