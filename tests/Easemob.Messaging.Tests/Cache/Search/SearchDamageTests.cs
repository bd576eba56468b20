using Easemob.Messaging.Cache;
using Microsoft.Data.Sqlite;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>An index whose own tables are damaged, in a file that is sound: it is made anew from the messages, and nobody is kept from anything.</summary>
public sealed class SearchDamageTests : IDisposable
{
    private const int Count = 300;

    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> Wounds =>
    [
        "DELETE FROM search_data",
        "DELETE FROM search_data WHERE id > 100",
        "UPDATE search_data SET block = x'FFFFFFFFFFFFFFFF'",
        "UPDATE search_data SET block = x'FFFFFFFFFFFFFFFF' WHERE id > 100",
        "DROP TABLE search_data",
        "DROP TABLE search_config",
        "DELETE FROM search_config",
        "UPDATE search_config SET v = 99",
    ];

    private string FilePath => _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Wounds))]
    public async Task Search_DamagedIndex_FindsTheSame(string wound)
    {
        await using SqliteMessageCache cache = await OpenWoundedAsync(wound);

        Assert.Equal(Count, await FindAsync(cache));
        await cache.Messages.DeleteMessagesAsync(Bob, ["5"], forGood: false);
        await cache.IndexAsync();
        Assert.Equal(Count - 1, await FindAsync(cache));
    }

    [Theory]
    [MemberData(nameof(Wounds))]
    public async Task Change_DamagedIndex_HappensAllTheSame(string wound)
    {
        await using SqliteMessageCache cache = await OpenWoundedAsync(wound);

        Assert.Equal(1, await cache.Messages.DeleteMessagesAsync(Bob, ["5"], forGood: false));
        Assert.Equal(100, await cache.Messages.DeleteMessagesAsync(Bob, Time(101_000), Time(201_000), forGood: false));
        await cache.Live.ApplyAsync(Recalled(7));
        await cache.Messages.SaveMessagesAsync([Text(1_000, "word")]);

        Assert.Equal(Count - 101, await cache.Messages.CountMessagesAsync(null, null, null));
        Assert.Equal(Count - 101, await FindAsync(cache));
    }

    [Theory]
    [MemberData(nameof(Wounds))]
    public async Task ClearAndWipe_DamagedIndex_LeaveAnEmptyCache(string wound)
    {
        await using (SqliteMessageCache cache = await OpenWoundedAsync(wound))
        {
            await cache.Upkeep.ClearAsync();
        }

        await HurtAsync(wound);
        await using SqliteMessageCache again = await TestCaches.OpenAsync(FilePath);
        await again.WipeAsync();
        await again.Messages.SaveMessagesAsync([Text(1, "word")]);
        await again.IndexAsync();
        Assert.Equal(1, await FindAsync(again));
    }

    [Theory]
    [MemberData(nameof(Wounds))]
    [InlineData("DELETE FROM search_idx")]
    public async Task Open_SuspectedFileWithADamagedIndex_KeepsTheMessages(string wound)
    {
        await using (await OpenWoundedAsync("SELECT 1"))
        {
        }

        await HurtAsync(wound);
        await File.WriteAllBytesAsync(FilePath + ".check", []);

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(FilePath);

        await cache.IndexAsync();
        Assert.Equal(Count, await FindAsync(cache));
    }

    [Fact]
    public async Task Index_DamagedIndex_IsFilledWhenTriedAgain()
    {
        await using SqliteMessageCache cache = await OpenWoundedAsync("DELETE FROM search_data");
        await cache.Messages.SaveMessagesAsync([Text(1_000, "word")]);

        await Assert.ThrowsAsync<EasemobCacheException>(() => cache.IndexAsync());

        Assert.Equal(Count + 1, await cache.IndexAsync());
        Assert.Equal(Count + 1, await FindAsync(cache));
    }

    private static async Task<int> FindAsync(SqliteMessageCache cache) =>
        (await cache.Search.SearchAsync(new MessageSearch { Text = "word" }, null, 400)).Items.Count;

    // With a clock that stands still nothing is indexed behind the test's back.
    private async Task<SqliteMessageCache> OpenWoundedAsync(string wound)
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(FilePath))
        {
            await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, Count).Select(id => Text((ulong)id, $"word {id}"))]);
            await cache.IndexAsync();
        }

        await HurtAsync(wound);
        return await TestCaches.OpenAsync(FilePath, timeProvider: new Microsoft.Extensions.Time.Testing.FakeTimeProvider());
    }

    private async Task HurtAsync(string wound)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = wound;
        await command.ExecuteNonQueryAsync();
    }
}
