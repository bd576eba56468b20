using System.Globalization;

namespace Easemob.Messaging.Cache;

/// <summary>Single values of the file.</summary>
internal static class PropertyTable
{
    private const string DeviceId = "device_id";

    private const string RetentionDays = "retention_days";

    private const string Get = "SELECT value FROM properties WHERE name = ?1";

    private const string Add = "INSERT INTO properties (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string Raise =
        """
        INSERT INTO properties (name, value) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))
        """;

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
            add.Bind(2, NewDeviceId());
            add.Execute();
        }

        return FindDeviceId(session) ?? throw new InvalidOperationException("The device id was just added.");
    }

    public static string NewDeviceId() => Guid.NewGuid().ToString("N");

    /// <summary>Finds for how many days the server is known to keep messages; 0 where nothing is known.</summary>
    public static long FindRetentionDays(SqliteSession session)
    {
        using SqliteStatement find = session.Prepare(Get);
        find.Bind(1, RetentionDays);
        return find.Step() ? find.GetInt64(0) : 0;
    }

    /// <summary>Raises for how many days the server is known to keep messages; inside the caller's transaction.</summary>
    public static void RaiseRetentionDays(SqliteSession session, long days)
    {
        using SqliteStatement raise = session.Prepare(Raise);
        raise.Bind(1, RetentionDays);
        raise.Bind(2, days.ToString(CultureInfo.InvariantCulture));
        raise.Execute();
    }
}
