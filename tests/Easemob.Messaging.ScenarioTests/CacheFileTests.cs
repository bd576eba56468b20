using System.Text;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class CacheFileTests : Scenario
{
    private const string Canary = "text-canary-合同-51c7";

    [Fact]
    public async Task Open_DirectoryIsAFile_IsNotWritable()
    {
        string file = Path.Combine(CacheDirectory, "file");
        await File.WriteAllTextAsync(file, "in the way");

        EasemobCacheException failure = await ThrowsAsync<EasemobCacheException>(
            () => OpenAsync(configure: options => options.CacheDirectory = Path.Combine(file, "cache")));

        Assert.Equal((CacheFailure.NotWritable, EasemobErrorCode.DatabaseOperationFailed), (failure.Failure, failure.ErrorCode));
    }

    [Fact]
    public async Task Open_ADirectoryInTheFilesPlace_IsNotWritable()
    {
        string path = await FilledCacheAsync();
        File.Delete(path);
        Directory.CreateDirectory(path);

        EasemobCacheException failure = await ThrowsAsync<EasemobCacheException>(() => OpenAsync());

        Assert.Equal((CacheFailure.NotWritable, path), (failure.Failure, failure.FilePath));
    }

    [Fact]
    public async Task Open_DirectoryThatDoesNotExist_IsMade()
    {
        string directory = Path.Combine(CacheDirectory, "a", "b");

        EasemobClient client = await OpenAsync(configure: options => options.CacheDirectory = directory);

        Assert.Equal(directory, Path.GetDirectoryName(client.CacheFilePath));
    }

    [Theory]
    [InlineData("damaged header")]
    [InlineData("not a database")]
    [InlineData("a text beginning like one")]
    public async Task Open_UnreadableFile_IsMovedAsideAndRefilledFromTheServer(string damage)
    {
        string path = await FilledCacheAsync();
        byte[] broken = await BreakAsync(path, damage);
        CacheMovedAside? moved = null;
        ChatManager chat = await ChatAsync(configure: options => options.CacheMovedAside = aside => moved = aside);

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(path, moved?.FilePath);
        Assert.Equal(broken, await File.ReadAllBytesAsync(moved!.SavedPath));
        Assert.Equal(Data.GetHistoryIds("alice", "bob"), await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Open_UnreadableFileWithThrow_RefusesAndLeavesIt()
    {
        string path = await FilledCacheAsync();
        byte[] broken = await BreakAsync(path, "damaged header");

        EasemobCacheException failure = await ThrowsAsync<EasemobCacheException>(
            () => OpenAsync(configure: options => options.OnDamagedCache = DamagedCachePolicy.Throw));

        Assert.Equal(CacheFailure.Damaged, failure.Failure);
        Assert.Equal(broken, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Load_DamageInsideTheFile_IsReportedAndDealtWithAtTheNextOpening()
    {
        Data.GenerateHistory("alice", "bob", 300, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        EasemobClient first = await OpenAsync();
        await first.ChatManager.FetchHistoryMessagesFromServer(Bob).ToListAsync();
        await first.DisposeAsync();
        await OverwritePageAsync(first.CacheFilePath, holding: ((TextBody)Data.GetHistory("alice", "bob")[0].Body).Text);
        CacheMovedAside? moved = null;
        EasemobClient second = await OpenAsync(configure: options => options.CacheMovedAside = aside => moved = aside);
        EasemobCacheException failure = await ThrowsAsync<EasemobCacheException>(
            () => second.ChatManager.LoadMessagesAsync(Bob, count: 400));
        await second.DisposeAsync();
        bool movedEarly = moved is not null;

        await OpenAsync(configure: options => options.CacheMovedAside = aside => moved = aside);

        Assert.Equal((CacheFailure.Damaged, false), (failure.Failure, movedEarly));
        Assert.NotNull(moved);
    }

    [Fact]
    public async Task Open_NewerSchema_RefusesAndLeavesEveryByte()
    {
        string path = await FilledCacheAsync();
        CacheDump.Execute(path, "PRAGMA user_version = 99");
        byte[] before = await File.ReadAllBytesAsync(path);

        EasemobCacheException failure = await ThrowsAsync<EasemobCacheException>(() => OpenAsync());

        Assert.Equal(CacheFailure.NewerSchema, failure.Failure);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherProgram_IsMovedAside()
    {
        string path = await FilledCacheAsync();
        File.Delete(path);
        CacheDump.Execute(path, "CREATE TABLE theirs (a)");
        CacheMovedAside? moved = null;

        await OpenAsync(configure: options => options.CacheMovedAside = aside => moved = aside);

        Assert.Empty(CacheDump.Query(moved!.SavedPath, "SELECT a FROM theirs"));
    }

    [Fact]
    public async Task Dispose_LeavesOneFileAndAnEmptyOne()
    {
        string path = await FilledCacheAsync();

        Assert.Equal([path, path + ".device1"], Directory.GetFileSystemEntries(CacheDirectory).Order());
    }

    [Fact]
    public async Task SignOut_Keep_LeavesEverythingForTheNextSignIn()
    {
        Data.Send("bob", "alice", Canary);
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);

        await client.SignOutAsync();
        await client.DisposeAsync();

        Assert.Single(await (await ChatAsync()).LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task SignOut_Wipe_LeavesNoByteOfAnyText()
    {
        Data.Send("bob", "alice", Canary);
        Data.GenerateHistory("alice", "bob", 200);
        Data.SendToGroup("carol", GroupId, Canary);
        EasemobClient client = await OpenAsync();
        await client.ChatManager.GetConversationsFromServerByPageAsync(1);
        await client.ChatManager.FetchHistoryMessagesFromServer(Bob).ToListAsync();
        await client.ChatManager.LoadMessagesAsync(Bob);
        bool wasThere = DirectoryHolds(Canary);

        await client.SignOutAsync(SignOutCache.Wipe);

        Assert.Equal((true, false, false), (wasThere, DirectoryHolds(Canary), DirectoryHolds(GroupId)));
        Assert.Empty(await client.ChatManager.GetAllConversationsAsync());
    }

    [Fact]
    public async Task RemoveMessages_Removed_LeavesNoByteOfTheText()
    {
        string id = Data.Send("bob", "alice", Canary);
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await client.ChatManager.RemoveMessagesFromServerAsync(Bob, [id]);

        await client.DisposeAsync();

        Assert.False(DirectoryHolds(Canary));
    }

    [Fact]
    public async Task SignIn_AfterAWipe_FillsTheCacheAnew()
    {
        string id = Data.Send("bob", "alice", Canary);
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await client.SignOutAsync(SignOutCache.Wipe);
        await client.SignInAsync();

        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([id], await client.ChatManager.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task SignIn_AfterAWipe_IsAnotherDeviceToTheServer()
    {
        EasemobClient client = await OpenAsync();
        await client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1"]);
        await client.SignOutAsync(SignOutCache.Wipe);
        await client.SignInAsync();

        await client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1"]);

        string[] queries = [.. Journal.Of(EmulatorOperation.RemoveByIds).Select(request => request.Query)];
        Assert.Equal(2, queries.Distinct().Count());
        Assert.All(queries, query => Assert.Contains("resource=", query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_WithATokenOrPassword_LeavesNeitherInTheFile()
    {
        string token = Data.IssueToken("alice");
        EasemobClient withToken = await OpenAsync(credential: EasemobCredential.Token("alice", token));
        await withToken.ChatManager.GetConversationsFromServerByPageAsync(1);
        EasemobClient withPassword = await OpenAsync();
        await withPassword.ChatManager.GetConversationsFromServerByPageAsync(1);

        Assert.Equal((false, false), (DirectoryHolds(token), DirectoryHolds(Password)));
    }

    private async Task<string> FilledCacheAsync()
    {
        Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await client.DisposeAsync();
        return client.CacheFilePath;
    }

    private static async Task<byte[]> BreakAsync(string path, string damage)
    {
        byte[] bytes = damage switch
        {
            "damaged header" => [.. new byte[100], .. (await File.ReadAllBytesAsync(path))[100..]],
            "not a database" => Encoding.UTF8.GetBytes("just a note, longer than a header would be: " + new string('x', 200)),
            _ => [.. "SQLite format 3\0"u8, .. Enumerable.Repeat((byte)0xAB, 9000)],
        };
        await File.WriteAllBytesAsync(path, bytes);
        return bytes;
    }

    // Opening looks at the first page of each table only.
    // The oldest message lies where opening does not look: in the last of the pages that hold messages.
    private static async Task OverwritePageAsync(string path, string holding)
    {
        const int PageSize = 4096;
        byte[] bytes = await File.ReadAllBytesAsync(path);
        int page = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(holding)) / PageSize;
        bytes.AsSpan(page * PageSize, PageSize).Fill(0xAB);
        await File.WriteAllBytesAsync(path, bytes);
    }

    // The lock file of a device is empty, and nobody else may open it.
    private bool DirectoryHolds(string text) => Directory.GetFiles(CacheDirectory).Any(file =>
        new FileInfo(file).Length > 0 && Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    // SQLite holds the file open, and so must be shared with.
    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
