namespace Easemob.Messaging.Cache;

/// <summary>
/// The place of one open cache among those on the same file: each has a device id of its own, since the server knows connections by
/// it. A place is a locked file; the system frees it when the process ends, however it does.
/// </summary>
internal sealed class DeviceSlot : IDisposable
{
    private const int Count = 16;

    private readonly FileStream? _lock;

    private DeviceSlot(FileStream? lockedFile, int number)
    {
        _lock = lockedFile;
        Number = number;
    }

    /// <summary>Gets the number of the place, 1 to 16; 0 where none could be had.</summary>
    public int Number { get; }

    /// <summary>Takes the first place that is free.</summary>
    /// <param name="cachePath">The path of the cache file.</param>
    public static DeviceSlot Take(string cachePath) => Enumerable.Range(1, Count)
        .Select(number => TryLock(FormattableString.Invariant($"{cachePath}.device{number}"), number))
        .FirstOrDefault(static slot => slot is not null) ?? new DeviceSlot(null, 0);

    /// <summary>Returns the device id of this place.</summary>
    /// <param name="fileId">The file's own device id, which the first place has.</param>
    public string IdFor(string fileId) => Number switch
    {
        0 => PropertyTable.NewDeviceId(),
        1 => fileId,
        _ => FormattableString.Invariant($"{fileId}-{Number}"),
    };

    // The file stays: one who waited for it could lock what was just deleted.
    public void Dispose() => _lock?.Dispose();

    private static DeviceSlot? TryLock(string path, int number)
    {
        try
        {
            return new DeviceSlot(PrivateFiles.OpenExclusively(path), number);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
