using Easemob.Messaging.Cache;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests.Cache;

public sealed class SqliteDatabaseTests : IDisposable
{
    private const string Endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_CancelledWhileRunning_StopsAtOnce(bool inMemory)
    {
        await using SqliteDatabase database = Open(inMemory);
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<long> query = database.ReadAsync(
            session =>
            {
                started.SetResult();
                return session.ReadInt64(Endless);
            },
            cancellation.Token);
        await started.Task.WaitAsync(HangGuard);
        await cancellation.CancelAsync();

        OperationCanceledException exception =
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(HangGuard));
        Assert.Equal(cancellation.Token, exception.CancellationToken);
        Assert.Equal(1, await database.ReadAsync(session => session.ReadInt64("SELECT 1"), CancellationToken.None));
    }

    [Fact]
    public async Task Write_CancelledWhileWaiting_IsNotBegun()
    {
        await using SqliteDatabase database = Open(inMemory: true);
        using var finish = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        Task<bool> first = database.WriteAsync(Durability.Normal, _ => finish.Wait(HangGuard), CancellationToken.None);
        bool begun = false;

        Task<bool> second = database.WriteAsync(Durability.Normal, _ => begun = true, cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        finish.Set();
        Assert.True(await first);
        Assert.False(begun);
    }

    [Fact]
    public async Task Write_WorkThrows_UndoesAll()
    {
        await using SqliteDatabase database = Open(inMemory: false);

        await Assert.ThrowsAsync<NotSupportedException>(() => database.WriteAsync<bool>(
            Durability.Normal,
            session =>
            {
                session.Execute("INSERT INTO t VALUES (1)");
                throw new NotSupportedException();
            },
            CancellationToken.None));

        Assert.Equal(0, await CountAsync(database));
        await database.WriteAsync(Durability.Full, Insert, CancellationToken.None);
        Assert.Equal(1, await CountAsync(database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_CancelledJustBeforeItsStatementBegins_StopsAtOnce(bool inMemory)
    {
        await using SqliteDatabase database = Open(inMemory);
        using var cancellation = new CancellationTokenSource();

        Task<bool> query = database.ReadAsync(
            session =>
            {
                using SqliteStatement endless = session.Prepare(Endless);
                cancellation.Cancel();
                return endless.Step();
            },
            cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(HangGuard));
        Assert.Equal(1, await database.ReadAsync(session => session.ReadInt64("SELECT 1"), CancellationToken.None));
    }

    [Fact]
    public void Read_FailsWhenCancelled_LeavesNoTransactionOpen()
    {
        using SqliteSession session = SqliteSession.OpenInMemory();
        session.Cancellation = new CancellationToken(canceled: true);

        Assert.Throws<NotSupportedException>(() => session.Read<bool>(_ => throw new NotSupportedException()));

        session.Cancellation = CancellationToken.None;
        Assert.Equal(1, session.Read(session => session.ReadInt64("SELECT 1")));
    }

    [Theory]
    [InlineData(nameof(Durability.Normal), 1)]
    [InlineData(nameof(Durability.Full), 2)]
    public async Task Write_Durability_SetsSynchronous(string durability, long synchronous)
    {
        await using SqliteDatabase database = Open(inMemory: false);

        long actual = await database.WriteAsync(
            Enum.Parse<Durability>(durability), session => session.ReadInt64("PRAGMA synchronous"), CancellationToken.None);

        Assert.Equal(synchronous, actual);
    }

    [Fact]
    public async Task Read_WhileAWriteRuns_DoesNotWait()
    {
        await using SqliteDatabase database = Open(inMemory: false);
        using var finish = new ManualResetEventSlim();
        Task<bool> write =
            database.WriteAsync(Durability.Normal, session => Insert(session) && finish.Wait(HangGuard), CancellationToken.None);

        Assert.Equal(0, await CountAsync(database).WaitAsync(HangGuard));

        finish.Set();
        Assert.True(await write);
        Assert.Equal(1, await CountAsync(database));
    }

    [Fact]
    public async Task Read_Write_IsRefused()
    {
        await using SqliteDatabase database = Open(inMemory: false);

        await Assert.ThrowsAsync<EasemobCacheException>(() => database.ReadAsync(Insert, CancellationToken.None));
    }

    [Fact]
    public async Task IdleReaders_AfterHalfAMinute_AreClosed()
    {
        await using SqliteDatabase database = Open(inMemory: false);
        await CountAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, database.IdleReaders);
        await CountAsync(database);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, database.IdleReaders);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, database.IdleReaders);
        Assert.Equal(0, await CountAsync(database));
    }

    [Fact]
    public async Task Dispose_WorkUnderWay_WaitsForIt()
    {
        SqliteDatabase database = Open(inMemory: false);
        using var finish = new ManualResetEventSlim();
        Task<bool> write =
            database.WriteAsync(Durability.Normal, session => finish.Wait(HangGuard) && Insert(session), CancellationToken.None);
        Task<bool> waiting = database.WriteAsync(Durability.Normal, Insert, CancellationToken.None);

        Task disposal = database.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        finish.Set();

        Assert.True(await write);
        await disposal.WaitAsync(HangGuard);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await database.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.RunAloneAsync(_ => { }, CancellationToken.None));
        Assert.Single(Directory.EnumerateFiles(_directory.Path));
    }

    private static bool Insert(SqliteSession session)
    {
        session.Execute("INSERT INTO t VALUES (1)");
        return true;
    }

    private static Task<long> CountAsync(SqliteDatabase database) =>
        database.ReadAsync(session => session.ReadInt64("SELECT count(*) FROM t"), CancellationToken.None);

    private SqliteDatabase Open(bool inMemory)
    {
        SqliteSession session;
        if (inMemory)
        {
            session = SqliteSession.OpenInMemory();
        }
        else
        {
            File.WriteAllBytes(_directory.File("a.db"), []);
            session = SqliteSession.OpenFile(_directory.File("a.db"));
            session.UseWriteAheadLog();
            session.CheckpointOnClose();
        }

        session.Execute("CREATE TABLE t (i INTEGER)");
        return new SqliteDatabase(session, _clock);
    }
}
