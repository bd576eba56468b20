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

    /// <summary>Makes the index where there is none, or one by other rules. On every opening; messages are indexed later.</summary>
    public static void Ensure(SqliteSession session)
    {
        if (!IsCurrent(session))
        {
            session.Write(Durability.Normal, static session => IsCurrent(session) || Reset(session));
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

    /// <summary>Removes the index, for <see cref="Create"/> to follow in the same transaction.</summary>
    public static void Drop(SqliteSession session) => session.Execute(Unmake);

    /// <summary>Makes an empty index. No message may be taken for indexed.</summary>
    public static void Create(SqliteSession session)
    {
        session.Execute(Make);
        PropertyTable.Set(session, PropertyTable.SearchRules, SearchFolding.Rules);
        PropertyTable.Set(session, PropertyTable.SearchPurge, SearchPurge.Nothing);
    }

    private static bool IsCurrent(SqliteSession session) =>
        PropertyTable.FindText(session, PropertyTable.SearchRules) == SearchFolding.Rules
        && session.ReadInt64(CountObjects) == ObjectCount;
}
