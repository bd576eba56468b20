namespace Easemob.Messaging.Cache;

/// <summary>What the index finds.</summary>
internal static class IndexedHits
{
    private const string Query =
        """
        SELECT m.server_time, m.id, m.row, m.conversation
        FROM search s CROSS JOIN messages m ON m.search_row = s.rowid
        WHERE s.search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3
        ORDER BY s.rowid
        """;

    /// <summary>The query from old to new.</summary>
    public const string Down = Query;

    /// <summary>The query from new to old.</summary>
    public const string Up = $"{Query} DESC";

    /// <summary>Hands on what is found, in the order of the request, as long as it is wanted. Nothing more is looked up.</summary>
    /// <returns>Whether more is wanted.</returns>
    public static bool Visit(SqliteSession session, SearchRequest request, Func<SearchPosition, bool> take)
    {
        using SqliteStatement rows = session.Prepare(request.Direction == SearchDirection.Up ? Up : Down);
        rows.BindText(1, request.WriteQuery());
        rows.Bind(2, SearchNumbers.FirstOf(request.FirstTime));
        rows.Bind(3, SearchNumbers.LastOf(request.LastTime));

        // Numbers within a millisecond are given as messages come; their order is that of ids.
        var tied = new List<SearchPosition>();
        while (rows.Step())
        {
            var position = new SearchPosition(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            if (tied.Count > 0 && tied[0].Time != position.Time && !HandOn(tied, request, take))
            {
                return false;
            }

            tied.Add(position);
        }

        return HandOn(tied, request, take);
    }

    private static bool HandOn(List<SearchPosition> tied, SearchRequest request, Func<SearchPosition, bool> take)
    {
        if (tied.Count > 1)
        {
            tied.Sort(request.Order);
        }

        foreach (SearchPosition position in tied)
        {
            if (request.Follows(position) && !take(position))
            {
                return false;
            }
        }

        tied.Clear();
        return true;
    }
}
