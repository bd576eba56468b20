using System.Text;
using Easemob.Messaging.Cache;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>The index in its file: what is left there, and what becomes of it.</summary>
public sealed class SearchFileTests : IDisposable
{
    private const string Secret = "zebra秘密";

    private readonly TemporaryDirectory _directory = new();
    private readonly string _path;

    // It stands still: the index does not follow by itself.
    private readonly FakeTimeProvider _clock = new();

    public SearchFileTests() => _path = _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(SearchLeaving.MaxAtOnce)]
    [InlineData(SearchLeaving.MaxAtOnce + 1)]
    [InlineData(2_000)]
    public async Task Remove_Indexed_LeavesNeitherTextNorTokens(int count)
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, count).Select(id => TestEvents.Text((ulong)id, $"{Secret} {id}"))]);
            await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(10_001, 700).Select(id => TestEvents.Text((ulong)id, $"other {id}"))]);
            await cache.IndexAsync();
        }

        Assert.All(Traces(), trace => Assert.True(FilesHold(trace)));

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.Intents.RemoveBeforeAsync(5_000_000, serverTime: 5_000_000);
            await cache.IndexAsync();
            Assert.Empty((await cache.Search.SearchAsync(new MessageSearch { Text = "zebra" }, null, 10)).Items);
            Assert.Equal(400, (await cache.Search.SearchAsync(new MessageSearch { Text = "other" }, null, 400)).Items.Count);
        }

        Inspect(session => session.TruncateLog());
        Assert.All(Traces(), trace => Assert.False(FilesHold(trace)));
    }

    [Fact]
    public async Task Remove_MoreThanAtOnce_IsPurgedByTheNextToOpen()
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, 100).Select(id => TestEvents.Text((ulong)id, Secret))]);
            await cache.IndexAsync();
            await cache.Intents.RemoveBeforeAsync(5_000_000, serverTime: 5_000_000);
            await cache.Messages.SaveMessagesAsync([TestEvents.Text(10_001, Secret)]);
        }

        Inspect(session => Assert.Equal("due", PropertyTable.FindText(session, PropertyTable.SearchPurge)));

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.IndexAsync();
            await cache.Intents.RemoveBeforeAsync(20_000_000, serverTime: 20_000_000);
        }

        Inspect(session =>
        {
            Assert.Equal(SearchPurge.Nothing, PropertyTable.FindText(session, PropertyTable.SearchPurge));
            Assert.Equal(1, session.ReadInt64("SELECT v FROM search_config WHERE k = 'secure-delete'"));
            session.TruncateLog();
        });
        Assert.All(Traces(), trace => Assert.False(FilesHold(trace)));
    }

    [Fact]
    public async Task Wipe_Indexed_LeavesNothing()
    {
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock);
        await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, 500).Select(id => TestEvents.Text((ulong)id, Secret))]);
        await cache.IndexAsync();
        Assert.Single((await cache.Search.SearchAsync(new MessageSearch { Text = "zebra" }, null, 1)).Items);

        await cache.WipeAsync();

        Assert.All(Traces(), trace => Assert.False(FilesHold(trace)));
        await cache.Messages.SaveMessagesAsync([TestEvents.Text(1, "again")]);
        Assert.Equal(1, await cache.IndexAsync());
        Assert.Single((await cache.Search.SearchAsync(new MessageSearch { Text = "gai" }, null, 1)).Items);
    }

    [Fact]
    public async Task Open_FileOfVersion2_IndexesItsMessages()
    {
        WriteVersion2();
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock);

        Assert.Equal(["1", "2"], await FindAsync(cache, "天气"));
        Assert.Equal(2, await cache.IndexAsync());
        Assert.Equal(["1", "2"], await FindAsync(cache, "天气"));
        Assert.Equal(0, await cache.IndexAsync());
    }

    [Fact]
    public async Task Open_IndexByOtherRules_IsMadeAnew()
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.Messages.SaveMessagesAsync([TestEvents.Text(1, "天气"), TestEvents.Text(2, "天")]);
            await cache.IndexAsync();
        }

        Inspect(session => session.Execute("UPDATE properties SET value = 'other' WHERE name = 'search_rules'"));

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            Assert.Equal(["1", "2"], await FindAsync(cache, "天"));
            Assert.Equal(2, await cache.IndexAsync());
            Assert.Equal(["1", "2"], await FindAsync(cache, "天"));
        }
    }

    [Fact]
    public async Task Open_IndexThatIsGone_IsMadeAnew()
    {
        await TestCaches.CreateAsync(_path, 1);
        Inspect(session => session.Execute("DROP TABLE search"));

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock);
        await cache.Messages.SaveMessagesAsync([TestEvents.Text(2, "天气")]);

        Assert.Equal(2, await cache.IndexAsync());
        Assert.Equal(["2"], await FindAsync(cache, "天气"));
    }

    [Fact]
    public async Task TwoCaches_OneFile_IndexEachMessageOnce()
    {
        await using SqliteMessageCache first = await TestCaches.OpenAsync(_path, timeProvider: _clock);
        await using SqliteMessageCache second = await TestCaches.OpenAsync(_path, timeProvider: _clock);
        await first.Messages.SaveMessagesAsync([.. Enumerable.Range(1, 3_000).Select(id => TestEvents.Text((ulong)id, $"word {id}"))]);

        int[] indexed = await Task.WhenAll(first.IndexAsync(), second.IndexAsync());

        Assert.Equal(3_000, indexed.Sum());
        await second.Messages.SaveMessagesAsync([TestEvents.Text(5, "changed")]);
        Assert.Equal(["5"], await FindAsync(first, "changed"));
        Assert.Empty(await FindAsync(first, "word 5 changed"));
        Assert.Equal(1, await first.IndexAsync());
        Assert.Equal(["5"], await FindAsync(second, "changed"));
        Assert.Equal(2_999, Assert.Single(await second.Search.SearchByConversationAsync(new MessageSearch { Text = "word" })).Count);
        await second.WipeAsync();
        Assert.Empty(await FindAsync(first, "word"));
    }

    [Fact]
    public async Task Delete_ByATool_LeavesTheIndexWithTheNextToWrite()
    {
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            await cache.Messages.SaveMessagesAsync([TestEvents.Text(1, Secret), TestEvents.Text(2, "天气")]);
            await cache.IndexAsync();
        }

        Inspect(session => session.Execute($"DELETE FROM messages WHERE id = {SortableId.ToStored(1)}"));

        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock))
        {
            Assert.Empty(await FindAsync(cache, "zebra"));
            await cache.Messages.SaveMessagesAsync([TestEvents.Text(3, "天气", MessageDirection.Sent)]);
            Assert.Equal(["2", "3"], await FindAsync(cache, "天气"));
        }

        Inspect(session => session.TruncateLog());
        Assert.All(Traces(), trace => Assert.False(FilesHold(trace)));
    }

    [Fact]
    public async Task Index_MoreOfAMillisecondThanNumbers_FindsTheRestAllTheSame()
    {
        const int Count = SearchNumbers.InMillisecond + 2;
        var search = new MessageSearch { Text = "天气" };
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path, timeProvider: _clock);
        await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, Count).Select(id => TestMessages.Message(
            (ulong)id, time: 5_000, text: "天气"))]);
        string payload = Convert.ToHexString(Easemob.Messaging.Wire.MessageEncoder.Encode(TestEvents.Text(1, "天气")));
        Inspect(session => session.Execute($"UPDATE messages SET payload = x'{payload}'"));

        await cache.IndexAsync();

        Assert.Equal(Count, Assert.Single(await cache.Search.SearchByConversationAsync(search)).Count);
        Assert.Equal(2, CountWaiting());
        Assert.Equal($"{Count}", Assert.Single((await cache.Search.SearchAsync(search, null, 1)).Items).Message.MessageId);

        // A number that became free is given to one of the rest.
        await cache.Intents.RemoveAsync(77);
        await cache.IndexAsync();
        Assert.Equal(1, CountWaiting());
        Assert.Equal(Count - 1, Assert.Single(await cache.Search.SearchByConversationAsync(search)).Count);
    }

    [Fact]
    public void Plans_OfAWord_ScanNoMessages()
    {
        using SqliteSession session = SqliteSession.OpenInMemory();
        SchemaMigrations.Run(session);
        SearchIndex.Ensure(session);

        foreach (string sql in new[] { IndexedHits.Up, IndexedHits.Down })
        {
            // The index is asked for the words (M), of all columns (3), between two numbers, and gives them in order: nothing is sorted.
            string[] plan = PlanOf(session, sql);
            Assert.Matches("^SCAN s VIRTUAL TABLE INDEX [0-9]+:M3><$", plan[0]);
            Assert.Equal(["SEARCH m USING INDEX messages_by_search_row (search_row=?)"], plan[1..]);
        }

        Assert.Equal(["SEARCH messages USING INDEX messages_by_search_row (search_row=?)"], PlanOf(session, WaitingHits.Query));
    }

    private long CountWaiting()
    {
        using SqliteSession session = SqliteSession.OpenReader(_path);
        return session.ReadInt64("SELECT count(*) FROM messages WHERE search_row IS NULL");
    }

    private static string[] PlanOf(SqliteSession session, string sql)
    {
        var plan = new List<string>();
        using SqliteStatement rows = session.Prepare($"EXPLAIN QUERY PLAN {sql}");
        while (rows.Step())
        {
            plan.Add(rows.GetString(3));
        }

        return [.. plan];
    }

    private static async Task<string[]> FindAsync(SqliteMessageCache cache, string text) =>
        [.. (await cache.Search.SearchAsync(new MessageSearch { Text = text }, null, 400)).Items.Select(hit => hit.Message.MessageId).Order()];

    private static IEnumerable<byte[]> Traces()
    {
        var tokens = new SearchTokens();
        tokens.AddText("秘密");
        return [Encoding.UTF8.GetBytes("zebra"), Encoding.UTF8.GetBytes("秘密"), tokens.Written[..6].ToArray()];
    }

    private bool FilesHold(byte[] bytes) => Directory.EnumerateFiles(_directory.Path, "a.db*").Where(file => !file.Contains(".device", StringComparison.Ordinal)).Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);

    private void Inspect(Action<SqliteSession> inspect)
    {
        using SqliteSession session = SqliteSession.OpenFile(_path);
        inspect(session);
        session.CheckpointOnClose();
    }

    // The payloads are those of a text message in protobuf and in JSON.
    private void WriteVersion2()
    {
        File.WriteAllBytes(_path, []);
        using SqliteSession session = SqliteSession.OpenFile(_path);
        session.UseWriteAheadLog();
        session.Execute(Schema.Versions[0]);
        session.Execute(Schema.Versions[1]);
        string protobuf = Convert.ToHexString(Easemob.Messaging.Wire.MessageEncoder.Encode(TestEvents.Text(1, "今天天气")));
        string json = Convert.ToHexString(Encoding.UTF8.GetBytes("""{"payload":"{\"bodies\":[{\"type\":\"txt\",\"msg\":\"天气很好\"}]}"}"""));
        session.Execute(
            $"""
            PRAGMA application_id = {Schema.ApplicationId};
            PRAGMA user_version = 2;
            INSERT INTO properties VALUES ('device_id', 'thedevice');
            INSERT INTO conversations (id, type, name, listed) VALUES (1, 0, 'bob', 1);
            INSERT INTO messages (id, conversation, server_time, sender, receiver, direction, state, type, edit_time, format, payload)
                VALUES ({SortableId.ToStored(1)}, 1, 5000, 'bob', 'alice', 0, 0, 'txt', 0, 1, x'{protobuf}'),
                    ({SortableId.ToStored(2)}, 1, 6000, 'alice', 'bob', 1, 0, 'txt', 0, 2, x'{json}');
            """);
        session.CheckpointOnClose();
    }
}
