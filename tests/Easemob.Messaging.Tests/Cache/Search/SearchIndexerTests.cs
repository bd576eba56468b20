using Easemob.Messaging.Cache;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>When the index follows, by a clock of the test's.</summary>
public sealed class SearchIndexerTests : IAsyncDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly SqliteDatabase _database;
    private readonly SearchIndexer _indexer;
    private readonly List<TaskCompletionSource> _batches = [.. Enumerable.Range(0, 10).Select(_ => new TaskCompletionSource())];
    private int _batch;
    private Exception? _failure;

    public SearchIndexerTests()
    {
        _database = new SqliteDatabase(Open(), TimeProvider.System, null, Committing);
        _indexer = new SearchIndexer(_database, _clock, NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _indexer.DisposeAsync();
        await _database.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Notice_ThenQuiet_IndexesAll()
    {
        await SaveAsync(1_200);
        _indexer.Notice();
        Assert.Equal(1_200, await CountWaitingAsync());

        await AdvanceUntilAsync(_batches[2], TimeSpan.FromMilliseconds(100));

        Assert.Equal(0, await CountWaitingAsync());
    }

    [Fact]
    public async Task Notice_AgainAndAgain_IndexesABatchInASecond()
    {
        await SaveAsync(1_200);
        long began = _clock.GetTimestamp();

        // It is never quiet for longer than 20 milliseconds.
        DateTime end = DateTime.UtcNow + HangGuard;
        while (!_batches[0].Task.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < end, "Nothing was indexed while writing went on.");
            _indexer.Notice();
            _clock.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        Assert.True(_clock.GetElapsedTime(began) >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Index_Fails_IsTriedAgain()
    {
        await SaveAsync(10);
        _failure = new InvalidOperationException("This once.");
        _indexer.Notice();

        await AdvanceUntilAsync(_batches[0], TimeSpan.FromSeconds(1));

        Assert.Null(_failure);
        Assert.Equal(0, await CountWaitingAsync());
    }

    [Fact]
    public async Task Dispose_WhileItWaits_EndsIt()
    {
        await SaveAsync(10);
        _indexer.Notice();

        await _indexer.DisposeAsync().AsTask().WaitAsync(HangGuard);
        await _indexer.DisposeAsync();
        _indexer.Notice();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(10, await CountWaitingAsync());
    }

    [Fact]
    public async Task Open_FileWithMessagesThatWait_IndexesThem()
    {
        string path = _directory.File("b.db");
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(path, timeProvider: new FakeTimeProvider()))
        {
            await cache.Messages.SaveMessagesAsync(Messages(1, 2, 3));
        }

        // A clock on which every wait is over at once.
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(path, timeProvider: new StepClock()))
        {
            using SqliteSession session = SqliteSession.OpenReader(path);
            DateTime end = DateTime.UtcNow + HangGuard;
            while (session.ReadInt64("SELECT count(*) FROM messages WHERE search_row IS NULL") > 0)
            {
                Assert.True(DateTime.UtcNow < end, "The index did not catch up.");
                await Task.Yield();
            }
        }
    }

    private SqliteSession Open()
    {
        string path = _directory.File("a.db");
        File.WriteAllBytes(path, []);
        SqliteSession session = SqliteSession.OpenFile(path);
        session.UseWriteAheadLog();
        SchemaMigrations.Run(session);
        SearchIndex.Ensure(session);
        return session;
    }

    // Each transaction ends here; those of the indexer have numbered rows.
    private void Committing(SqliteSession session)
    {
        if (session.ReadInt64("SELECT count(*) FROM messages WHERE search_row IS NOT NULL") is > 0 and var indexed)
        {
            if (_failure is { } failure)
            {
                _failure = null;
                throw failure;
            }

            _batch = (int)((indexed + 499) / 500);
            for (int i = 0; i < _batch; i++)
            {
                _batches[i].TrySetResult();
            }
        }
    }

    private Task<int> SaveAsync(int count) => _database.WriteAsync(
        Durability.Normal, session => MessageWriter.SaveMessages(session, Messages([.. Enumerable.Range(1, count).Select(id => (ulong)id)])), CancellationToken.None);

    private Task<long> CountWaitingAsync() =>
        _database.ReadAsync(session => session.ReadInt64("SELECT count(*) FROM messages WHERE search_row IS NULL"), CancellationToken.None);

    private async Task AdvanceUntilAsync(TaskCompletionSource batch, TimeSpan step)
    {
        DateTime end = DateTime.UtcNow + HangGuard;
        while (!batch.Task.IsCompleted)
        {
            Assert.True(DateTime.UtcNow < end, "The index did not follow.");
            _clock.Advance(step);
            await Task.Yield();
        }

        // The transaction ends after what it was seen by.
        await _database.WriteUnseenAsync(Durability.Normal, static _ => true, CancellationToken.None);
    }
}
