namespace Easemob.Messaging.Cache;

/// <summary>Empties a cache of what the user sees, and keeps what it knows of the server: what was removed there does not come back.</summary>
internal static class CacheClearing
{
    // Pins and marks are the server's.
    private const string ClearList = "UPDATE conversations SET listed = 0, extension = NULL";

    // What is being sent arrives here when the server has answered.
    private const string ClearOutbox = "DELETE FROM outbox WHERE state <> 1";

    private const string ClearPinned = "DELETE FROM pinned_messages";

    public static void Run(SqliteSession session)
    {
        // A table that refers to another is emptied row by row while SQLite minds such references, otherwise at a stroke. No other refers
        // to the messages.
        session.Execute("PRAGMA foreign_keys = OFF");
        try
        {
            session.Write(Durability.Full, Clear);
        }
        finally
        {
            session.Execute("PRAGMA foreign_keys = ON");
        }

        FileSpace.Compact(session);
    }

    private static bool Clear(SqliteSession session)
    {
        // What is here and yet to arrive by itself is not unread again.
        ReadEffects.MarkAllRead(session);
        session.Execute(ClearList);
        session.Execute(ClearOutbox);
        session.Execute(ClearPinned);
        MessageTable.DeleteAll(session);
        return true;
    }
}
