namespace Easemob.Messaging.Cache;

/// <summary>
/// The index of the search: an FTS5 table without content, whose rows are numbered in the order of messages, and the triggers that take a
/// message out of it. Whoever deletes or changes rows of messages need not know of it: a row that was changed waits to be indexed again.
/// </summary>
/// <remarks>
/// It can always be made anew from the messages, and is, where the rules of its texts have changed. Taking out needs the very text that
/// went in; FTS5's own way of deleting from such tables (contentless_delete) leaves the text in the file.
/// </remarks>
internal static class SearchIndex
{
    private const string Objects =
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('search', 'messages_leave_search', 'messages_change_in_search')";

    private const string Leave =
        $"""
        INSERT INTO search (search, rowid, content, extension, place) VALUES ('delete', OLD.search_row,
                {SearchFunctions.Texts}(OLD.format, OLD.payload, 0), {SearchFunctions.Texts}(OLD.format, OLD.payload, 1),
                {SearchFunctions.Place}(OLD.conversation, OLD.sender, OLD.type));
        """;

    // Without 'secure-delete', what is taken out would stay in the file until FTS5 happens to merge its place with others.
    private const string Make =
        $"""
        CREATE VIRTUAL TABLE search USING fts5 (content, extension, place, content = '', columnsize = 0, tokenize = 'ascii');
        INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

        CREATE TRIGGER messages_leave_search BEFORE DELETE ON messages WHEN OLD.search_row IS NOT NULL
        BEGIN
            {Leave}
        END;

        CREATE TRIGGER messages_change_in_search
        AFTER UPDATE OF conversation, server_time, sender, type, format, payload ON messages
        WHEN OLD.search_row IS NOT NULL AND (OLD.conversation, OLD.server_time, OLD.sender, OLD.type, OLD.format, OLD.payload)
            IS NOT (NEW.conversation, NEW.server_time, NEW.sender, NEW.type, NEW.format, NEW.payload)
        BEGIN
            {Leave}
            UPDATE messages SET search_row = NULL WHERE row = OLD.row;
        END;
        """;

    private const string Unmake =
        """
        DROP TRIGGER IF EXISTS messages_leave_search;
        DROP TRIGGER IF EXISTS messages_change_in_search;
        DROP TABLE IF EXISTS search;
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

    /// <summary>Deletes all messages, without looking each up in the index. Inside the caller's transaction.</summary>
    public static void DeleteAllMessages(SqliteSession session)
    {
        Drop(session);
        session.Execute("DELETE FROM messages");
        Create(session);
    }

    /// <summary>Removes the index, for <see cref="Create"/> to follow in the same transaction.</summary>
    public static void Drop(SqliteSession session) => session.Execute(Unmake);

    /// <summary>Makes an empty index. No message may be taken for indexed.</summary>
    public static void Create(SqliteSession session)
    {
        session.Execute(Make);
        PropertyTable.Set(session, PropertyTable.SearchRules, SearchFolding.Rules);
    }

    private static bool IsCurrent(SqliteSession session) =>
        PropertyTable.FindText(session, PropertyTable.SearchRules) == SearchFolding.Rules && session.ReadInt64(Objects) == 3;
}
