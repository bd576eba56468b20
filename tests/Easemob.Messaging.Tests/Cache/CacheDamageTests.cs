using CsCheck;
using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Bytes of a cache file overwritten at random.</summary>
public sealed class CacheDamageTests
{
    private static readonly Gen<(int Position, byte[] Bytes)[]> Wounds =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte.Array[1, 20]).Array[1, 4];

    [Fact]
    public async Task Use_AnyDamage_WorksOrSaysSo()
    {
        using var directory = new TemporaryDirectory();
        string sound = directory.File("sound.db");
        await TestCaches.CreateAsync(sound, [.. Enumerable.Range(1, 300).Select(i => (ulong)i)]);
        byte[] bytes = await File.ReadAllBytesAsync(sound);

        await Wounds.SampleAsync(wounds => SurvivesAsync(directory, bytes, wounds), iter: 100, threads: 1);
    }

    private static async Task<bool> SurvivesAsync(TemporaryDirectory directory, byte[] sound, (int Position, byte[] Bytes)[] wounds)
    {
        string path = directory.File($"{Guid.NewGuid():N}.db");
        byte[] damaged = [.. sound];
        foreach ((int position, byte[] wound) in wounds)
        {
            int start = position % (damaged.Length - wound.Length);
            wound.CopyTo(damaged, start);
        }

        await File.WriteAllBytesAsync(path, damaged);
        bool found = false;
        try
        {
            await using SqliteMessageCache cache = await TestCaches.OpenAsync(path, DamagedCachePolicy.MoveAside);
            await UseAsync(cache);
        }
        catch (EasemobCacheException exception)
        {
            found = exception.Failure == CacheFailure.Damaged;
        }

        // What was found is dealt with at the next opening.
        if (found)
        {
            await using SqliteMessageCache cache = await TestCaches.OpenAsync(path, DamagedCachePolicy.MoveAside);
            await UseAsync(cache);
        }

        return true;
    }

    private static async Task UseAsync(SqliteMessageCache cache)
    {
        await cache.Conversations.GetConversationsAsync();
        await cache.Messages.LoadAllAsync();
        await cache.Messages.LoadMessagesAsync(Bob, "150", 20, SearchDirection.Up);
        await cache.Messages.SaveMessagesAsync(Messages(200, 400));
        await cache.Intents.RemoveAsync(100, 200);
        await cache.Intents.RemoveBeforeAsync(50_000);
        await cache.Intents.GetUnresolvedIntentsAsync();
    }
}
