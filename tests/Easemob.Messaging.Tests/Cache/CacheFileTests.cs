using System.Text;
using Easemob.Messaging.Cache;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public sealed class CacheFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly string _path;

    public CacheFileTests() => _path = _directory.File("a.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_Again_FindsEverything()
    {
        string deviceId;
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path))
        {
            deviceId = cache.DeviceId;
            await cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: 4)]);
            await cache.Intents.RecordIntentAsync(Removal(1));
        }

        await using SqliteMessageCache reopened = await TestCaches.OpenAsync(_path);

        Assert.Equal(deviceId, reopened.DeviceId);
        Assert.Equal(_path, reopened.FilePath);
        Assert.Equal(4, await reopened.Conversations.UnreadAsync());
        await reopened.Messages.AssertHoldsAsync(Bob, 1);
        ServerIntent unresolved = Assert.Single(await reopened.Intents.GetUnresolvedIntentsAsync());
        Assert.Equal(["1"], Assert.IsType<RemoveMessagesIntent>(unresolved).MessageIds);
    }

    [Fact]
    public async Task Open_AfterACrash_FindsWhatWasCommitted()
    {
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path);
        await cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await cache.Intents.RecordIntentAsync(Removal(2));
        string copy = _directory.File("copy.db");
        File.Copy(_path, copy);
        File.Copy(_path + "-wal", copy + "-wal");

        await using SqliteMessageCache survivor = await TestCaches.OpenAsync(copy);

        await survivor.Messages.AssertHoldsAsync(Bob, 1, 2);
        Assert.Single(await survivor.Intents.GetUnresolvedIntentsAsync());
        Assert.Equal(cache.DeviceId, survivor.DeviceId);
    }

    [Fact]
    public async Task Open_AfterACrashBeforeTheSchema_BeginsAfresh()
    {
        Run("PRAGMA journal_mode = WAL");

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path);

        Assert.Empty(await cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedUntouchedUnderAnyPolicy()
    {
        await TestCaches.CreateAsync(_path, 1);
        Run("PRAGMA user_version = 99");
        byte[] before = await File.ReadAllBytesAsync(_path);

        foreach (DamagedCachePolicy policy in Enum.GetValues<DamagedCachePolicy>())
        {
            EasemobCacheException exception = await Assert.ThrowsAsync<EasemobCacheException>(() => TestCaches.OpenAsync(_path, policy));

            Assert.Equal(CacheFailure.NewerSchema, exception.Failure);
            Assert.Equal(_path, exception.FilePath);
            Assert.Equal(before, await File.ReadAllBytesAsync(_path));
        }
    }

    [Fact]
    public async Task Open_EmptyFile_IsFresh()
    {
        await File.WriteAllBytesAsync(_path, []);

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path);

        Assert.Empty(await cache.Conversations.GetConversationsAsync());
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Open_DamagedUnderThrow_IsRefusedUntouched(string damage)
    {
        await DamageAsync(damage);
        byte[] before = await File.ReadAllBytesAsync(_path);

        EasemobCacheException exception = await Assert.ThrowsAsync<EasemobCacheException>(() => TestCaches.OpenAsync(_path));

        Assert.Equal(CacheFailure.Damaged, exception.Failure);
        Assert.Equal(_path, exception.FilePath);
        Assert.Equal(before, await File.ReadAllBytesAsync(_path));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Open_DamagedUnderMoveAside_SavesTheFileAndBeginsAfresh(string damage)
    {
        await DamageAsync(damage);
        byte[] before = await File.ReadAllBytesAsync(_path);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero));
        CacheMovedAside? moved = null;

        await using (SqliteMessageCache cache =
            await TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside, told => moved = told, clock))
        {
            await cache.Messages.SaveMessagesAsync(Messages(7));
            await cache.Messages.AssertHoldsAsync(Bob, 7);
        }

        Assert.Equal(new CacheMovedAside { FilePath = _path, SavedPath = _path + ".damaged-20260304T050607089" }, moved);
        Assert.Equal(before, await File.ReadAllBytesAsync(moved!.SavedPath));
    }

    [Fact]
    public async Task Open_DamagedWithALog_MovesTheLogToo()
    {
        await DamageAsync("text");
        await File.WriteAllTextAsync(_path + "-wal", "log");
        CacheMovedAside? moved = null;

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside, told => moved = told);

        Assert.Equal("log", await File.ReadAllTextAsync(moved!.SavedPath + "-wal"));
    }

    [Fact]
    public async Task Open_CallbackThrows_ClosesTheFile()
    {
        await DamageAsync("text");

        await Assert.ThrowsAsync<NotSupportedException>(
            () => TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside, _ => throw new NotSupportedException()));

        Assert.False(File.Exists(_path + "-wal"));
    }

    [Fact]
    public async Task Open_DamageFoundInUse_IsLookedIntoNextTime()
    {
        await TestCaches.CreateAsync(_path, [.. Enumerable.Range(1, 2000).Select(i => (ulong)i)]);
        await OverwriteMessagesAsync();
        await using (SqliteMessageCache cache = await TestCaches.OpenAsync(_path))
        {
            EasemobCacheException found = await Assert.ThrowsAsync<EasemobCacheException>(() => cache.Messages.LoadAllAsync());
            Assert.Equal(CacheFailure.Damaged, found.Failure);
            Assert.NotEqual(0, found.SqliteErrorCode);
        }

        CacheMovedAside? moved = null;
        await using (await TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside, told => moved = told))
        {
            Assert.NotNull(moved);
        }

        moved = null;
        await using (await TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside, told => moved = told))
        {
            Assert.Null(moved);
        }
    }

    [Fact]
    public async Task Open_ParentIsAFile_IsNotWritable()
    {
        await File.WriteAllTextAsync(_directory.File("file"), "in the way");

        EasemobCacheException exception =
            await Assert.ThrowsAsync<EasemobCacheException>(() => TestCaches.OpenAsync(Path.Combine(_directory.File("file"), "a.db")));

        Assert.Equal(CacheFailure.NotWritable, exception.Failure);
    }

    [Fact]
    public async Task Open_PathIsADirectory_IsNotWritable()
    {
        Directory.CreateDirectory(_path);

        EasemobCacheException exception = await Assert.ThrowsAsync<EasemobCacheException>(() => TestCaches.OpenAsync(_path));

        Assert.Equal(CacheFailure.NotWritable, exception.Failure);
    }

    [Fact]
    public async Task Read_DirectoryGone_IsNotWritable()
    {
        string directory = _directory.File("gone");
        await using SqliteMessageCache cache = await TestCaches.OpenAsync(Path.Combine(directory, "a.db"));
        Directory.Delete(directory, recursive: true);

        EasemobCacheException exception = await Assert.ThrowsAsync<EasemobCacheException>(() => cache.Messages.LoadAllAsync());

        Assert.Equal(CacheFailure.NotWritable, exception.Failure);
    }

    [Fact]
    public async Task Open_LockedByAnother_IsBusyNotDamaged()
    {
        await TestCaches.CreateAsync(_path, 1);
        using var other = new SqliteConnection($"Data Source={_path};Pooling=False");
        other.Open();
        using (SqliteCommand command = other.CreateCommand())
        {
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE conversations SET unread = 1; COMMIT;";
            command.ExecuteNonQuery();
        }

        EasemobCacheException exception =
            await Assert.ThrowsAsync<EasemobCacheException>(() => TestCaches.OpenAsync(_path, DamagedCachePolicy.MoveAside));

        Assert.Equal(CacheFailure.Busy, exception.Failure);
        Assert.True(exception.IsTransient);
        Assert.Equal(
            ["a.db", "a.db.device1"],
            Directory.EnumerateFiles(_directory.Path, "*").Select(Path.GetFileName).Where(name => !name!.Contains('-')).Order());
    }

    [Fact]
    public async Task Open_NewDirectory_IsPrivate()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string directory = _directory.File("new");
        string path = Path.Combine(directory, "a.db");

        await using SqliteMessageCache cache = await TestCaches.OpenAsync(path);
        await cache.Messages.SaveMessagesAsync(Messages(1));

        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + ".device1"));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + "-wal"));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path + "-shm"));
    }

    [Fact]
    public async Task Dispose_Always_LeavesOneFileWithEverythingAndAnEmptyOne()
    {
        await TestCaches.CreateAsync(_path, 1, 2, 3);

        Assert.Equal([_path, _path + ".device1"], Directory.EnumerateFileSystemEntries(_directory.Path).Order());
        Assert.Equal(0, new FileInfo(_path + ".device1").Length);
    }

    public static TheoryData<string> Damages() => ["text", "header", "truncated", "foreign", "version", "tables", "root"];

    private async Task DamageAsync(string damage)
    {
        if (damage == "text")
        {
            await File.WriteAllTextAsync(_path, new string('x', 5000));
            return;
        }

        await TestCaches.CreateAsync(_path, [.. Enumerable.Range(1, 2000).Select(i => (ulong)i)]);
        switch (damage)
        {
            case "header":
                await OverwriteAsync(0, Encoding.ASCII.GetBytes("SQLite format 9\0"));
                break;
            case "truncated":
                using (FileStream file = File.OpenWrite(_path))
                {
                    file.SetLength(file.Length / 2);
                }

                break;
            case "foreign":
                Run("PRAGMA application_id = 7");
                break;
            case "version":
                Run("PRAGMA user_version = 0");
                break;
            case "tables":
                Run("DROP TABLE properties");
                break;
            case "root":
                await OverwriteAsync(4096, new byte[4096]);
                break;
        }
    }

    // Pages in the middle hold messages, which opening does not look at.
    // A page from the middle of those that hold messages; the first is looked at on every opening.
    private async Task OverwriteMessagesAsync()
    {
        const int PageSize = 4096;
        byte[][] pages = [.. (await File.ReadAllBytesAsync(_path)).Chunk(PageSize)];
        int[] holding = [.. Enumerable.Range(0, pages.Length).Where(page => pages[page].AsSpan().Count("text"u8) > 10)];
        await OverwriteAsync((long)holding[holding.Length / 2] * PageSize, new byte[PageSize]);
    }

    private async Task OverwriteAsync(long offset, byte[] bytes)
    {
        await using FileStream file = File.OpenWrite(_path);
        file.Position = offset;
        await file.WriteAsync(bytes);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
