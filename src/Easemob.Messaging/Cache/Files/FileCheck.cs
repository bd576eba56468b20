namespace Easemob.Messaging.Cache;

/// <summary>
/// Tells a cache of ours from a newer one, a damaged one and no cache at all, without changing anything but a damaged index of the search.
/// Unless told to be thorough it reads a few pages only: SQLite notices a wrong size itself, and what lies deeper shows when it is used.
/// </summary>
internal static class FileCheck
{
    private const string TableCount = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";

    /// <summary>Throws for a file that is not, or not wholly, a cache this version can use.</summary>
    public static void Run(SqliteSession session, bool thorough)
    {
        if (session.Read(IsEmpty))
        {
            return;
        }

        if (session.ReadInt64("PRAGMA application_id") != Schema.ApplicationId)
        {
            throw SqliteErrors.Damaged(session.FilePath, "it is a database of another program");
        }

        // Another process may be making the next version right now; what this one has stays.
        long version = SchemaMigrations.ReadVersion(session);
        RefuseVersion(session, version);
        if (thorough)
        {
            CheckAll(session, version);
        }

        Touch(session, version);
    }

    // In one look: another process may be making the tables right now.
    private static bool IsEmpty(SqliteSession session) =>
        session.ReadInt64("PRAGMA application_id") == 0
        && SchemaMigrations.ReadVersion(session) == 0
        && session.ReadInt64(TableCount) == 0;

    private static void RefuseVersion(SqliteSession session, long version)
    {
        if (version < 1)
        {
            throw SqliteErrors.Damaged(session.FilePath, "it has tables but no version");
        }

        if (version > Schema.Versions.Count)
        {
            throw new EasemobCacheException(
                $"The cache file has schema {version}; this version of the library knows up to {Schema.Versions.Count} (error 3). "
                + "Use the newer version, or another cache directory.")
            {
                Failure = CacheFailure.NewerSchema,
                FilePath = session.FilePath,
            };
        }
    }

    private static void CheckAll(SqliteSession session, long version)
    {
        if (IsSound(session))
        {
            return;
        }

        // Where the index of the search is all that is damaged, it is made anew from what is sound; otherwise nothing is changed.
        session.Write(Durability.Full, session =>
            version == Schema.Versions.Count && SearchIndex.Reset(session) && IsSound(session)
                ? true
                : throw SqliteErrors.Damaged(session.FilePath, "the check of the whole file failed"));
    }

    private static bool IsSound(SqliteSession session)
    {
        try
        {
            using SqliteStatement check = session.Prepare("PRAGMA integrity_check(1)");
            return check.Step() && check.GetString(0) is "ok";
        }
        catch (EasemobCacheException exception) when (SearchIndex.MayHaveFailed(exception))
        {
            return false;
        }
    }

    private static void Touch(SqliteSession session, long version)
    {
        try
        {
            foreach (string table in Schema.TablesOf(version))
            {
                session.ReadInt64($"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1)");
            }
        }
        catch (EasemobCacheException exception) when (exception.Failure == CacheFailure.Other)
        {
            throw SqliteErrors.Damaged(session.FilePath, "a table is missing", exception);
        }
    }
}
