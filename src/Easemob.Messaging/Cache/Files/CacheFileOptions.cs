using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>How to open a cache file.</summary>
internal sealed record CacheFileOptions
{
    /// <summary>The full path, as <see cref="CachePath"/> makes it.</summary>
    public required string Path { get; init; }

    public DamagedCachePolicy OnDamaged { get; init; } = DamagedCachePolicy.MoveAside;

    public Action<CacheMovedAside>? MovedAside { get; init; }

    public required TimeProvider TimeProvider { get; init; }

    public required ILogger Logger { get; init; }
}
