using Easemob.Messaging.Cache;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Caches in files.</summary>
internal static class TestCaches
{
    public static Task<SqliteMessageCache> OpenAsync(
        string path,
        DamagedCachePolicy policy = DamagedCachePolicy.Throw,
        Action<CacheMovedAside>? movedAside = null,
        TimeProvider? timeProvider = null) =>
        SqliteMessageCache.OpenAsync(new CacheFileOptions
        {
            Path = path,
            OnDamaged = policy,
            MovedAside = movedAside,
            TimeProvider = timeProvider ?? TimeProvider.System,
            Logger = NullLogger.Instance,
        });

    /// <summary>Makes a file with some messages and closes it.</summary>
    public static async Task CreateAsync(string path, params ulong[] messageIds)
    {
        await using SqliteMessageCache cache = await OpenAsync(path);
        await cache.Messages.SaveMessagesAsync(TestMessages.Messages(messageIds));
    }
}
