namespace Easemob.Messaging;

/// <summary>Tells that a damaged cache was moved aside and a fresh one begun.</summary>
public sealed record CacheMovedAside
{
    /// <summary>Gets the path of the cache, now fresh.</summary>
    public required string FilePath { get; init; }

    /// <summary>Gets where the damaged file is now.</summary>
    public required string SavedPath { get; init; }
}
