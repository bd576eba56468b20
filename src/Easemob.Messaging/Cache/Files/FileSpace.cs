namespace Easemob.Messaging.Cache;

/// <summary>The room that a database takes.</summary>
internal static class FileSpace
{
    // A small file is not worth the writing.
    private const long LeastPages = 256;

    /// <summary>Returns how many bytes of the database are in use. Pages that became free are not, though the file has them still.</summary>
    public static long CountUsedBytes(SqliteSession session) =>
        (session.ReadInt64("PRAGMA page_count") - session.ReadInt64("PRAGMA freelist_count")) * session.ReadInt64("PRAGMA page_size");

    /// <summary>Whether giving the free pages back is worth writing the others anew.</summary>
    public static bool IsMostlyFree(SqliteSession session) =>
        session.ReadInt64("PRAGMA page_count") is >= LeastPages and var pages && session.ReadInt64("PRAGMA freelist_count") > pages / 2;

    /// <summary>Writes the database anew without its free pages. No transaction, and nobody else may use this session's database.</summary>
    public static void Compact(SqliteSession session)
    {
        session.Execute("VACUUM");

        // Where another process is reading, the log is emptied later.
        session.ReadInt64("PRAGMA wal_checkpoint(TRUNCATE)");
    }
}
