using System.Globalization;

namespace Easemob.Messaging.Cache;

/// <summary>Single values of the file.</summary>
internal static class PropertyTable
{
    /// <summary>The name of the time up to which everything was read elsewhere, in Unix milliseconds.</summary>
    public const string AllReadAt = "all_read_at";

    /// <summary>The name of the time up to which everything was deleted, in Unix milliseconds.</summary>
    public const string AllRemovedBefore = "all_removed_before";

    /// <summary>The name of the number of days for which the server is known to keep messages.</summary>
    public const string RetentionDays = "retention_days";

    /// <summary>The name of the rules by which the search index was made.</summary>
    public const string SearchRules = "search_rules";

    /// <summary>The name of whether the search index is to be purged of what was crossed out.</summary>
    public const string SearchPurge = "search_purge";

    private const string DeviceId = "device_id";

    private const string Get = "SELECT value FROM properties WHERE name = ?1";

    private const string Add = "INSERT INTO properties (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

    private const string Replace =
        "INSERT INTO properties (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value";

    private const string RaiseNumber =
        """
        INSERT INTO properties (name, value) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))
        """;

    public static string? FindDeviceId(SqliteSession session) => FindText(session, DeviceId);

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

    /// <summary>Finds a text; null where there is none.</summary>
    public static string? FindText(SqliteSession session, string name)
    {
        using SqliteStatement find = session.Prepare(Get);
        find.Bind(1, name);
        return find.Step() ? find.GetString(0) : null;
    }

    /// <summary>Finds a number; 0 where there is none.</summary>
    public static long FindNumber(SqliteSession session, string name)
    {
        using SqliteStatement find = session.Prepare(Get);
        find.Bind(1, name);
        return find.Step() ? find.GetInt64(0) : 0;
    }

    /// <summary>Sets a text; inside the caller's transaction.</summary>
    public static void Set(SqliteSession session, string name, string value)
    {
        using SqliteStatement replace = session.Prepare(Replace);
        replace.Bind(1, name);
        replace.Bind(2, value);
        replace.Execute();
    }

    /// <summary>Raises a number; inside the caller's transaction.</summary>
    public static void Raise(SqliteSession session, string name, long value)
    {
        using SqliteStatement raise = session.Prepare(RaiseNumber);
        raise.Bind(1, name);
        raise.Bind(2, value.ToString(CultureInfo.InvariantCulture));
        raise.Execute();
    }
}
