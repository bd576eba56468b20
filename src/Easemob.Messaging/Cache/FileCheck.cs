namespace Easemob.Messaging.Cache;

/// <summary>
/// Tells a cache of ours from a newer one, a damaged one and no cache at all, without changing anything. Unless told to be thorough
/// it reads a few pages only: SQLite notices a wrong size itself, and what lies deeper shows when it is used.
/// </summary>
internal static class FileCheck
{
    private const string TableCount = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";

    public static void Run(SqliteSession session, bool thorough)
    {
        session.Read(session =>
        {
            long application = session.ReadInt64("PRAGMA application_id");
            long version = SchemaMigrations.ReadVersion(session);
            long tables = session.ReadInt64(TableCount);
            if (application == 0 && version == 0 && tables == 0)
            {
                return true;
            }

            if (application != Schema.ApplicationId)
            {
                throw SqliteErrors.Damaged(session.FilePath, "it is a database of another program");
            }

            RefuseNewer(session, version);
            if (thorough)
            {
                CheckAll(session);
            }

            Touch(session);
            return true;
        });
    }

    private static void RefuseNewer(SqliteSession session, long version)
    {
        if (version > Schema.Versions.Count)
        {
            throw new EasemobCacheException(
                $"The cache file has schema {version}; this version of the library knows up to {Schema.Versions.Count}. "
                + "Use the newer version, or another cache directory.")
            {
                Failure = CacheFailure.NewerSchema,
                FilePath = session.FilePath,
            };
        }
    }

    private static void CheckAll(SqliteSession session)
    {
        using SqliteStatement check = session.Prepare("PRAGMA integrity_check(1)");
        if (!check.Step() || check.GetString(0) is not "ok")
        {
            throw SqliteErrors.Damaged(session.FilePath, "the check of the whole file failed");
        }
    }

    private static void Touch(SqliteSession session)
    {
        try
        {
            foreach (string table in Schema.Tables)
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
