using Easemob.Messaging.Cache;
using Microsoft.Extensions.Time.Testing;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public sealed class CacheChangesTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_OwnChanges_AreToldAsOneNumber(bool inMemory)
    {
        await using SqliteMessageCache cache = await OpenAsync(inMemory);
        await using IAsyncEnumerator<long> watch = cache.Changes.Watch().GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        long first = watch.Current;

        await cache.Live.ApplyAsync(Live(1));
        await cache.Live.ApplyAsync(Live(2));

        Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(HangGuard));
        Assert.Equal((first + 2, first + 2), (watch.Current, cache.Changes.Version));
        Task<bool> next = watch.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await cache.DisposeAsync();
        Assert.False(await next.WaitAsync(HangGuard));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_Waiting_IsWokenByTheCommit(bool inMemory)
    {
        await using SqliteMessageCache cache = await OpenAsync(inMemory);
        await using IAsyncEnumerator<long> watch = cache.Changes.Watch().GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Task<bool> next = watch.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await cache.Messages.SaveMessagesAsync(Messages(1));

        Assert.True(await next.WaitAsync(HangGuard));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_CacheDisposed_Ends(bool inMemory)
    {
        SqliteMessageCache cache = await OpenAsync(inMemory);
        await using IAsyncEnumerator<long> watch = cache.Changes.Watch().GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Task<bool> next = watch.MoveNextAsync().AsTask();

        await cache.DisposeAsync();

        Assert.False(await next.WaitAsync(HangGuard));
        await using IAsyncEnumerator<long> late = cache.Changes.Watch().GetAsyncEnumerator();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await late.MoveNextAsync());
    }

    [Fact]
    public async Task Watch_Cancelled_Throws()
    {
        await using SqliteMessageCache cache = await OpenAsync(inMemory: false);
        using var cancellation = new CancellationTokenSource();
        await using IAsyncEnumerator<long> watch = cache.Changes.Watch(cancellation.Token).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Task<bool> next = watch.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(HangGuard));
    }

    [Fact]
    public async Task Watch_AnotherCacheOnTheFile_IsNoticedWithinASecond()
    {
        await using SqliteMessageCache cache = await OpenAsync(inMemory: false);
        await using SqliteMessageCache other = await OpenAsync(inMemory: false);
        await using IAsyncEnumerator<long> watch = cache.Changes.Watch().GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Task<bool> next = watch.MoveNextAsync().AsTask();

        await other.Messages.SaveMessagesAsync(Messages(1));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await next.WaitAsync(HangGuard));
    }

    [Fact]
    public async Task NoticeOthers_OwnWrites_AreNotTakenForOthers()
    {
        string path = _directory.File("a.db");
        await TestCaches.CreateAsync(path);
        await using var database = new SqliteDatabase(SqliteSession.OpenFile(path), _clock, null);
        await database.NoticeOthersAsync(CancellationToken.None);
        long before = database.Changes.Version;

        await database.WriteUnseenAsync(Durability.Normal, Write, CancellationToken.None);
        await database.NoticeOthersAsync(CancellationToken.None);
        Assert.Equal(before, database.Changes.Version);

        await database.WriteAsync(Durability.Normal, Write, CancellationToken.None);
        await database.NoticeOthersAsync(CancellationToken.None);
        Assert.Equal(before + 1, database.Changes.Version);

        // Where both write, none of the other's gets lost.
        using SqliteSession other = SqliteSession.OpenFile(path);
        Write(other);
        await database.WriteUnseenAsync(Durability.Normal, Write, CancellationToken.None);
        await database.NoticeOthersAsync(CancellationToken.None);
        Assert.Equal(before + 2, database.Changes.Version);
    }

    private static bool Write(SqliteSession session)
    {
        session.Execute("INSERT INTO properties (name, value) VALUES (hex(randomblob(8)), 'x')");
        return true;
    }

    private async Task<SqliteMessageCache> OpenAsync(bool inMemory) => inMemory
        ? SqliteMessageCache.OpenInMemory(_clock)
        : await TestCaches.OpenAsync(_directory.File("a.db"), timeProvider: _clock);
}
