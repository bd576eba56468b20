namespace Easemob.Messaging.Cache;

/// <summary>Single values of the file.</summary>
internal static class PropertyTable
{
    private const string DeviceId = "device_id";

    private const string Get = "SELECT value FROM properties WHERE name = ?1";

    private const string Add = "INSERT INTO properties (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    public static string? FindDeviceId(SqliteSession session)
    {
        using SqliteStatement find = session.Prepare(Get);
        find.Bind(1, DeviceId);
        return find.Step() ? find.GetString(0) : null;
    }

    /// <summary>Gets the device id, making one where there is none yet; two processes at once agree on one.</summary>
    public static string GetOrAddDeviceId(SqliteSession session) =>
        FindDeviceId(session) ?? session.Write(Durability.Full, AddDeviceId);

    /// <summary>Makes a device id, unless there is one; inside the caller's transaction.</summary>
    public static string AddDeviceId(SqliteSession session)
    {
        using (SqliteStatement add = session.Prepare(Add))
        {
            add.Bind(1, DeviceId);
            add.Bind(2, Guid.NewGuid().ToString("N"));
            add.Execute();
        }

        return FindDeviceId(session) ?? throw new InvalidOperationException("The device id was just added.");
    }
}
