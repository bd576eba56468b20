namespace Easemob.Messaging.Cache;

/// <summary>
/// How a message came into the cache, by the numbers in the file. None for one that was made here. Above the names there is one
/// flag for each of the caches on the file, as <see cref="DeviceSlot.Number"/> counts them, at which it arrived by itself: each is
/// connected for itself and raises events of its own.
/// </summary>
[Flags]
internal enum MessageOrigin
{
    None = 0,

    /// <summary>A conversation list of the server named it.</summary>
    Listed = 1,

    /// <summary>It was in the server's history.</summary>
    History = 2,

    /// <summary>It arrived by itself, or the server took it from here, and the server keeps it in its history.</summary>
    Live = 4,

    /// <summary>It arrived by itself, or the server took it from here, for receivers who were online: the server keeps no history of it.</summary>
    Transient = 8,

    /// <summary>It arrived at the first cache, by its number; the others follow.</summary>
    FirstPlace = 1 << 8,

    /// <summary>Any of those by which the server is known to keep it.</summary>
    Server = Listed | History | Live,
}
