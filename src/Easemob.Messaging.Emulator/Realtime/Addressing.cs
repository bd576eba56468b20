namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Which of a user's devices an item is for.</summary>
internal readonly record struct Addressing
{
    public Addressing()
    {
    }

    /// <summary>Gets the device that does not get it; null if there is none.</summary>
    public string? Except { get; init; }

    /// <summary>Gets the only device that gets it; null means all.</summary>
    public string? Only { get; init; }

    /// <summary>Gets a value indicating whether only devices that are connected get it.</summary>
    public bool OnlineOnly { get; init; }

    /// <summary>Gets a value indicating whether the first device of a user without any gets it later.</summary>
    public bool WaitsForFirstDevice { get; init; } = true;

    public bool Concerns(string resource) => Only is null ? resource != Except : resource == Only;
}
