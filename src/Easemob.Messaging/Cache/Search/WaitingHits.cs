namespace Easemob.Messaging.Cache;

/// <summary>What is found among the messages that wait to be indexed, by looking at each.</summary>
internal static class WaitingHits
{
    /// <summary>The query.</summary>
    public const string Query = $"{Everything} WHERE search_row IS NULL";

    private const string Everything = "SELECT server_time, id, row, conversation, sender, type, format, payload FROM messages";

    /// <summary>Finds the first of them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">The search.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="all">Whether the index is not to be used, so that all are waiting.</param>
    /// <returns>Those that were found, in the order of the request.</returns>
    public static List<SearchPosition> Find(SqliteSession session, SearchRequest request, int limit, bool all)
    {
        var found = new List<SearchPosition>();
        using SqliteStatement rows = session.Prepare(all ? Everything : Query);
        while (rows.Step())
        {
            var position = new SearchPosition(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            if (request.Accepts(position.Time, position.Conversation, rows.GetString(4), rows.GetString(5))
                && request.Follows(position)
                && request.Matches(SearchEntry.Decode(rows.GetInt64(6), rows.GetBytes(7))))
            {
                found.Add(position);
                Trim(found, request, limit, slack: limit);
            }
        }

        Trim(found, request, limit, slack: 0);
        return found;
    }

    private static void Trim(List<SearchPosition> found, SearchRequest request, int limit, int slack)
    {
        if (slack > 0 && found.Count - limit < slack)
        {
            return;
        }

        found.Sort(request.Order);
        if (found.Count > limit)
        {
            found.RemoveRange(limit, found.Count - limit);
        }
    }
}
