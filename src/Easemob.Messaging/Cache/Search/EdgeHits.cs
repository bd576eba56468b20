namespace Easemob.Messaging.Cache;

/// <summary>What is found among the first messages of a search, by looking at each.</summary>
internal static class EdgeHits
{
    private const int MaxRows = 500;

    private const string Rows =
        """
        SELECT server_time, id, row, conversation, sender, type, format, payload, search_row FROM messages
        WHERE search_row BETWEEN ?1 AND ?2 ORDER BY search_row
        """;

    private const string Down = $"{Rows} LIMIT ?3";

    private const string Up = $"{Rows} DESC LIMIT ?3";

    /// <summary>Hands on what is found.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The search.</param>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last number.</param>
    /// <param name="hits">Where it is handed to.</param>
    /// <param name="reached">The number of the last message that was looked at; null where there are no more.</param>
    /// <returns>Whether more is wanted.</returns>
    public static bool Visit(SqliteSession session, SearchRequest request, long first, long last, HitOrder hits, out long? reached)
    {
        using SqliteStatement rows = session.Prepare(request.Direction == SearchDirection.Up ? Up : Down);
        rows.Bind(1, first);
        rows.Bind(2, last);
        rows.Bind(3, MaxRows);
        reached = null;
        int count = 0;
        while (rows.Step())
        {
            count++;
            reached = rows.GetInt64(8);
            var position = new SearchPosition(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            if (request.Accepts(position.Time, position.Conversation, rows.GetString(4), rows.GetString(5))
                && request.Matches(SearchEntry.Decode(rows.GetInt64(6), rows.GetBytes(7)))
                && !hits.Add(position))
            {
                return false;
            }
        }

        reached = count == MaxRows ? reached : null;
        return true;
    }
}
