namespace Easemob.Messaging.Cache;

/// <summary>Empties a file so that nothing of its user is left in it.</summary>
internal static class CacheWipe
{
    /// <summary>Empties the file.</summary>
    /// <returns>The file's new device id.</returns>
    /// <remarks>The counter of intents goes on: an answer that was on its way must not meet another intent under its number.</remarks>
    public static string Run(SqliteSession session)
    {
        string deviceId = session.Write(Durability.Full, static session =>
        {
            SearchIndex.Drop(session);
            session.Execute(PinnedMessageTable.DropTrigger);
            foreach (string table in Schema.Tables.Reverse())
            {
                session.Execute($"DELETE FROM {table}");
            }

            session.Execute(PinnedMessageTable.CreateTrigger);
            SearchIndex.Create(session);
            return PropertyTable.AddDeviceId(session);
        });

        // Deleting has overwritten the rows in the file; what is left of them is in the log.
        session.Execute("VACUUM");
        session.TruncateLog();
        return deviceId;
    }
}
