using Easemob.Messaging.Cache;

namespace Easemob.Messaging;

/// <summary>Makes message caches.</summary>
public static class MessageCache
{
    /// <summary>
    /// Makes an empty cache in memory, for tests: the same store as a client's, over a private database that is gone when the cache is
    /// disposed.
    /// </summary>
    /// <returns>A cache of its own for each call, for the caller to dispose.</returns>
    public static IMessageCache InMemory() => SqliteMessageCache.OpenInMemory(TimeProvider.System);
}
