using Easemob.Messaging.Cache;
using Microsoft.Data.Sqlite;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>A process on another framework, whose rules of texts are others, opens the file while this one has it open.</summary>
public sealed class SearchRulesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Search_IndexByOtherRules_FindsTheSame()
    {
        await using SqliteMessageCache cache = await OpenAsync();
        await BecomeAnothersAsync();

        await cache.Messages.SaveMessagesAsync([Text(4, "word")]);

        Assert.Equal([4, 3, 2, 1], await FindAsync(cache));
        Assert.Equal(0, await cache.IndexAsync());
        Assert.Equal(3, await ReadAsync("SELECT count(*) FROM messages WHERE search_row IS NOT NULL"));
    }

    [Fact]
    public async Task Delete_IndexByOtherRules_LeavesTheEntryToWhoMadeIt()
    {
        await using (SqliteMessageCache cache = await OpenAsync())
        {
            await BecomeAnothersAsync();
            await cache.Messages.DeleteMessagesAsync(Bob, ["2"], forGood: false);

            Assert.Equal([3, 1], await FindAsync(cache));
            Assert.Equal(1, await ReadAsync("SELECT count(*) FROM search_leaving"));
        }

        await using SqliteMessageCache again = await TestCaches.OpenAsync(FilePath);
        await again.IndexAsync();

        Assert.Equal([3, 1], await FindAsync(again));
        Assert.Equal(0, await ReadAsync("SELECT count(*) FROM search_leaving"));
    }

    private static async Task<ulong[]> FindAsync(SqliteMessageCache cache) =>
        [.. (await cache.Search.SearchAsync(new MessageSearch { Text = "word" }, null, 10)).Items.Select(hit => hit.Message.Id)];

    private async Task<SqliteMessageCache> OpenAsync()
    {
        SqliteMessageCache cache = await TestCaches.OpenAsync(FilePath);
        await cache.Messages.SaveMessagesAsync([Text(1, "word"), Text(2, "word"), Text(3, "word")]);
        await cache.IndexAsync();
        return cache;
    }

    // The entries of the other are not to be read here: they are gone.
    private Task<long> BecomeAnothersAsync() => ReadAsync(
        "UPDATE properties SET value = 'of another' WHERE name = 'search_rules'; INSERT INTO search (search) VALUES ('delete-all'); SELECT 0");

    private async Task<long> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
