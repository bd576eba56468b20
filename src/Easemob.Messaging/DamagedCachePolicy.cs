namespace Easemob.Messaging;

/// <summary>What to do when a cache file turns out to be damaged. It is never deleted.</summary>
public enum DamagedCachePolicy
{
    /// <summary>Rename the file and begin a fresh one; <see cref="EasemobOptions.CacheMovedAside"/> is told.</summary>
    MoveAside = 0,

    /// <summary>Leave the file as it is and throw <see cref="EasemobCacheException"/>.</summary>
    Throw = 1,
}
