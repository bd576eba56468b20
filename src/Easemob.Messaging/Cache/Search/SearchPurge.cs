namespace Easemob.Messaging.Cache;

/// <summary>
/// Rids the file of what was crossed out in the index: all of the index is merged into one piece, step by step. Whether that is to be
/// done, or is being done, is kept in the file, for it to be finished after a restart.
/// </summary>
internal static class SearchPurge
{
    /// <summary>What the file says when there is nothing to be purged.</summary>
    public const string Nothing = "";

    private const string Due = "due";
    private const string UnderWay = "under way";

    // About 2 MB of the index, some 50 ms.
    private const string Begin = "INSERT INTO search (search, rank) VALUES ('merge', -500)";
    private const string GoOn = "INSERT INTO search (search, rank) VALUES ('merge', 500)";

    // FTS5's sign that there was nothing left to merge.
    private const long IdleChanges = 2;

    public static bool IsDue(SqliteSession session) => PropertyTable.FindText(session, PropertyTable.SearchPurge) is not (null or Nothing);

    /// <summary>From here on entries are crossed out only, until all are purged. Inside the caller's transaction, before it takes out any.</summary>
    public static void Demand(SqliteSession session)
    {
        session.Execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)");
        PropertyTable.Set(session, PropertyTable.SearchPurge, Due);
    }

    /// <summary>Does one step, if there is any to do. Inside the caller's transaction.</summary>
    /// <returns>Whether there is more.</returns>
    public static bool Step(SqliteSession session)
    {
        switch (PropertyTable.FindText(session, PropertyTable.SearchPurge))
        {
            case null or Nothing:
                return false;
            case Due:
                session.Execute(Begin);
                PropertyTable.Set(session, PropertyTable.SearchPurge, UnderWay);
                return true;
        }

        long before = session.TotalChanges;
        session.Execute(GoOn);
        if (session.TotalChanges - before >= IdleChanges)
        {
            return true;
        }

        // Nothing was crossed out since it began.
        session.Execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)");
        PropertyTable.Set(session, PropertyTable.SearchPurge, Nothing);
        return false;
    }
}
