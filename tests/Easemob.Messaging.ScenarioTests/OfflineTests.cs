using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

public class OfflineTests : Scenario
{
    public static TheoryData<string> ServerCalls => [.. Calls.Keys];

    private static Dictionary<string, Func<IChatManager, Task>> Calls { get; } = new()
    {
        ["list by page"] = chat => chat.GetConversationsFromServerByPageAsync(1),
        ["list"] = chat => chat.GetConversationsFromServerAsync(),
        ["history"] = chat => chat.FetchHistoryMessagesFromServerAsync(Bob),
        ["stream"] = chat => chat.FetchHistoryMessagesFromServer(Bob).ToListAsync().AsTask(),
        ["removal by ids"] = chat => chat.RemoveMessagesFromServerAsync(Bob, ["1"]),
        ["removal by time"] = chat => chat.RemoveMessagesFromServerAsync(Bob, DateTimeOffset.UnixEpoch),
        ["list by cursor"] = chat => chat.GetConversationsFromServerWithCursor().ToListAsync().AsTask(),
        ["pin"] = chat => chat.ServerConversations.PinAsync(Bob),
        ["unpin"] = chat => chat.ServerConversations.UnpinAsync(Bob),
        ["mark"] = chat => chat.ServerConversations.AddMarkAsync([Bob], 3),
        ["removal of a mark"] = chat => chat.ServerConversations.RemoveMarkAsync([Bob], 3),
        ["deletion of everything"] = chat => chat.ServerConversations.DeleteAllAsync(),
        ["deletion"] = chat => chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete),
    };

    [Fact]
    public async Task Open_WithoutServer_ReadsTheCache()
    {
        string id = await FetchOneAndStopServerAsync();
        ChatManager chat = await ChatAsync();

        Assert.Equal(["bob"], (await chat.GetAllConversationsAsync()).Names());
        Assert.Equal([id], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Open_WithoutServerOrCache_IsEmpty()
    {
        await StopEmulatorAsync();
        ChatManager chat = await ChatAsync();

        Assert.Empty(await chat.GetAllConversationsAsync());
        Assert.Empty(await chat.LoadIdsAsync(Bob));
    }

    [Theory]
    [MemberData(nameof(ServerCalls))]
    public async Task ServerCall_WithoutServer_FailsAsUnreachable(string call)
    {
        await StopEmulatorAsync();
        ChatManager chat = await ChatAsync();

        EasemobConnectionException failure = await ThrowsAsync<EasemobConnectionException>(() => Calls[call](chat));

        Assert.Equal((EasemobErrorCode.ServerUnreachable, true, false), (failure.ErrorCode, failure.IsTransient, failure.IsOutcomeUnknown));
    }

    [Theory]
    [MemberData(nameof(ServerCalls))]
    public async Task ServerCall_WithoutServer_LeavesTheCacheAsItWas(string call)
    {
        await FetchOneAndStopServerAsync();
        EasemobClient client = await OpenAsync();
        string[] before = CacheDump.Rows(client);

        await ThrowsAsync<EasemobConnectionException>(() => Calls[call](client.ChatManager));

        Assert.Equal(before, CacheDump.Rows(client));
    }

    [Fact]
    public async Task SignIn_WithoutServer_FailsAsUnreachable()
    {
        await StopEmulatorAsync();
        EasemobClient client = await OpenAsync();

        EasemobConnectionException failure = await ThrowsAsync<EasemobConnectionException>(() => client.SignInAsync());

        Assert.Equal(EasemobErrorCode.ServerUnreachable, failure.ErrorCode);
    }

    [Fact]
    public async Task ServerCall_ServerComesUpLater_Works()
    {
        await StopEmulatorAsync();
        ChatManager chat = await ChatAsync();
        await ThrowsAsync<EasemobConnectionException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));
        await RestartEmulatorAsync();
        string id = Data.Send("bob", "alice", "hello");

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([id], page.Items.Ids());
    }

    [Fact]
    public async Task ServerCall_ServerRestartedBetweenCalls_SignsInAnew()
    {
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await StopEmulatorAsync();
        await RestartEmulatorAsync();

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([401, 200], Journal.Of(EmulatorOperation.History).Select(entry => entry.Status!.Value));
    }

    private async Task<string> FetchOneAndStopServerAsync()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await client.ChatManager.GetConversationsFromServerByPageAsync(1);
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await client.DisposeAsync();
        await StopEmulatorAsync();
        return id;
    }
}
