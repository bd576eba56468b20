using System.Globalization;

namespace Easemob.Messaging.Cache;

/// <summary>Brings a file to the newest schema: forward only, one transaction for each version, on every opening.</summary>
internal static class SchemaMigrations
{
    private const string CountRowKeys = "SELECT count(*) FROM pragma_table_info('messages') WHERE name = 'row'";

    public static long ReadVersion(SqliteSession session) => session.ReadInt64("PRAGMA user_version");

    /// <summary>Runs what is missing.</summary>
    /// <returns>The version the file had before.</returns>
    public static long Run(SqliteSession session)
    {
        long before = ReadVersion(session);
        for (long version = before; version < Schema.Versions.Count; version++)
        {
            session.Write(Durability.Full, session => Step(session, version));
        }

        return before;
    }

    private static bool Step(SqliteSession session, long from)
    {
        // Another process may have been here while this one waited for its turn.
        if (ReadVersion(session) != from)
        {
            return false;
        }

        if (from == 2 && session.ReadInt64(CountRowKeys) == 0)
        {
            session.Execute(Schema.RowKeys);
        }

        session.Execute(Schema.Versions[(int)from]);
        session.Execute(string.Format(
            CultureInfo.InvariantCulture, "PRAGMA application_id = {0}; PRAGMA user_version = {1};", Schema.ApplicationId, from + 1));
        return true;
    }
}
