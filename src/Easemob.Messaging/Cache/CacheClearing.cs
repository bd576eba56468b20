namespace Easemob.Messaging.Cache;

/// <summary>Empties a cache of what the user sees, and keeps what it knows of the server: what was removed there does not come back.</summary>
internal static class CacheClearing
{
    // What is being sent arrives here when the server has answered.
    private const string Script =
        """
        DELETE FROM pinned_messages;
        DELETE FROM outbox WHERE state <> 1;
        UPDATE conversations SET listed = 0, unread = 0, pinned_at = NULL, marks = 0, extension = NULL, peer_read_until = 0;
        """;

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
        MessageTable.DeleteAll(session);
        session.Execute(Script);
        return true;
    }
}
