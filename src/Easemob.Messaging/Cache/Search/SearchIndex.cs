using SQLitePCL;

namespace Easemob.Messaging.Cache;

/// <summary>
/// The index of the search: an FTS5 table without content, whose rows are numbered in the order of messages, and the triggers that note
/// which rows have to leave it. Whoever deletes or changes messages need not know of it: the rest happens before the transaction ends
/// (<see cref="SearchLeaving"/>), and a row that was changed waits to be indexed again.
/// </summary>
/// <remarks>
/// It can always be made anew from the messages, and is, where the rules of its texts have changed. Taking out needs the very text that
/// went in; FTS5's own way of deleting from such tables (contentless_delete) leaves the text in the file.
/// </remarks>
internal static class SearchIndex
{
    private const int ObjectCount = 3;

    private const string CountObjects =
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('search', 'messages_leave_search', 'messages_change_in_search')";

    private const string NoteLeaving =
        """
        INSERT INTO search_leaving (search_row, conversation, sender, type, format, payload)
            VALUES (OLD.search_row, OLD.conversation, OLD.sender, OLD.type, OLD.format, OLD.payload);
        """;

    private const string Make =
        $"""
        CREATE VIRTUAL TABLE search USING fts5 (content, extension, place, content = '', columnsize = 0, tokenize = 'ascii');
        INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

        CREATE TRIGGER messages_leave_search AFTER DELETE ON messages WHEN OLD.search_row IS NOT NULL
        BEGIN
            {NoteLeaving}
        END;

        CREATE TRIGGER messages_change_in_search
        AFTER UPDATE OF conversation, server_time, sender, type, format, payload ON messages
        WHEN OLD.search_row IS NOT NULL AND (OLD.conversation, OLD.server_time, OLD.sender, OLD.type, OLD.format, OLD.payload)
            IS NOT (NEW.conversation, NEW.server_time, NEW.sender, NEW.type, NEW.format, NEW.payload)
        BEGIN
            {NoteLeaving}
            UPDATE messages SET search_row = NULL WHERE row = OLD.row;
        END;
        """;

    private const string Unmake =
        """
        DROP TRIGGER IF EXISTS messages_leave_search;
        DROP TRIGGER IF EXISTS messages_change_in_search;
        DROP TABLE IF EXISTS search;
        DELETE FROM search_leaving;
        """;

    // Without the tables that FTS5 keeps it in, an index cannot even be dropped.
    private const string Mend =
        """
        CREATE TABLE IF NOT EXISTS search_data (id INTEGER PRIMARY KEY, block BLOB);
        CREATE TABLE IF NOT EXISTS search_config (k PRIMARY KEY, v) WITHOUT ROWID;
        REPLACE INTO search_config VALUES ('version', 4);
        """;

    /// <summary>Makes the index where there is none, or one by other rules. On every opening; messages are indexed later.</summary>
    /// <param name="session">The session.</param>
    /// <param name="anew">Whether the file was suspected: nobody can tell then whether all is in the index that should be.</param>
    public static void Ensure(SqliteSession session, bool anew = false)
    {
        if (anew || !IsCurrent(session))
        {
            session.Write(Durability.Normal, session => (!anew && IsCurrent(session)) || Reset(session));
        }
    }

    /// <summary>Empties the index; every message waits to be indexed again. Inside the caller's transaction.</summary>
    public static bool Reset(SqliteSession session)
    {
        Drop(session);
        session.Execute("UPDATE messages SET search_row = NULL WHERE search_row IS NOT NULL");
        Create(session);
        return true;
    }

    /// <summary>
    /// Whether the index is by this process's rules. One that runs on another framework may have made it anew since this one opened the
    /// file: then it is that one's to fill and to take out of, and here each message is looked at.
    /// </summary>
    public static bool IsOurs(SqliteSession session) => PropertyTable.FindText(session, PropertyTable.SearchRules) == SearchFolding.Rules;

    /// <summary>
    /// Whether a failure may be of the index alone: FTS5 found its tables damaged, did not know them, or had something in them already.
    /// </summary>
    public static bool MayHaveFailed(EasemobCacheException exception) =>
        exception.Failure == CacheFailure.Damaged
        || (exception.SqliteErrorCode & 0xFF) is raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT;

    /// <summary>
    /// Changes the index. Where that finds it damaged, it is emptied: what is made from the messages must keep nobody from changing them.
    /// Inside the caller's transaction.
    /// </summary>
    public static void Change(SqliteSession session, Action<SqliteSession> change)
    {
        session.Execute("SAVEPOINT search_change");
        try
        {
            change(session);

            // FTS5 writes out what it has gathered, which it would do otherwise when all is committed.
            session.Execute("SAVEPOINT search_written; RELEASE search_change");
        }
        catch (EasemobCacheException exception) when (MayHaveFailed(exception))
        {
            session.Execute("ROLLBACK TO search_change; RELEASE search_change");
            Reset(session);
        }
    }

    /// <summary>Removes the index, for <see cref="Create"/> to follow in the same transaction.</summary>
    public static void Drop(SqliteSession session)
    {
        try
        {
            session.Execute(Unmake);
        }
        catch (EasemobCacheException exception) when (MayHaveFailed(exception))
        {
            session.Execute(Mend);
            session.Execute(Unmake);
        }
    }

    /// <summary>Makes an empty index. No message may be taken for indexed.</summary>
    public static void Create(SqliteSession session)
    {
        session.Execute(Make);
        PropertyTable.Set(session, PropertyTable.SearchRules, SearchFolding.Rules);
        PropertyTable.Set(session, PropertyTable.SearchPurge, SearchPurge.Nothing);
    }

    private static bool IsCurrent(SqliteSession session) =>
        IsOurs(session) && session.ReadInt64(CountObjects) == ObjectCount;
}
