namespace Easemob.Messaging.Cache;

/// <summary>
/// Takes out of the index what was noted to leave it, before the transaction that deleted or changed the messages ends. In the order of
/// the index, as FTS5 does it tens of times faster than in that of the deletions.
/// </summary>
internal static class SearchLeaving
{
    /// <summary>
    /// How many messages are taken out so that at once nothing of them is left in the file, which costs a millisecond each. More are
    /// crossed out only, to be purged in the background.
    /// </summary>
    public const int MaxAtOnce = 64;

    private const string Count = "SELECT count(*) FROM (SELECT 1 FROM search_leaving LIMIT 65)";

    private const string Leaving =
        "SELECT search_row, conversation, sender, type, format, payload FROM search_leaving ORDER BY search_row";

    private const string TakeOut =
        "INSERT INTO search (search, rowid, content, extension, place) VALUES ('delete', ?1, ?2, ?3, ?4)";

    /// <summary>Takes out what is noted. Inside the caller's transaction, at its end.</summary>
    public static void Settle(SqliteSession session)
    {
        long count = session.ReadInt64(Count);
        if (count == 0 || !SearchIndex.IsOurs(session))
        {
            return;
        }

        SearchIndex.Change(session, session =>
        {
            if (count > MaxAtOnce || SearchPurge.IsDue(session))
            {
                SearchPurge.Demand(session);
            }

            TakeAllOut(session);
        });
    }

    private static void TakeAllOut(SqliteSession session)
    {
        var entry = new SearchEntry();
        using (SqliteStatement rows = session.Prepare(Leaving))
        {
            while (rows.Step())
            {
                MessageContent content = SearchEntry.Decode(rows.GetInt64(4), rows.GetBytes(5));
                using SqliteStatement takeOut = session.Prepare(TakeOut);
                takeOut.Bind(1, rows.GetInt64(0));
                takeOut.BindText(2, entry.GetTexts(content, SearchScope.Content));
                takeOut.BindText(3, entry.GetTexts(content, SearchScope.Extension));
                takeOut.BindText(4, entry.GetPlace(rows.GetInt64(1), rows.GetString(2), rows.GetString(3)));
                takeOut.Execute();
            }
        }

        session.Execute("DELETE FROM search_leaving");
    }
}
