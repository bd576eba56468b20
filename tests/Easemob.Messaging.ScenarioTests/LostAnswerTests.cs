using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>
/// Where the answer to a removal or deletion is lost, the server may have carried it out: the caller is told so, and the intent is
/// there at the next start until the call is repeated.
/// </summary>
public class LostAnswerTests : Scenario
{
    public static TheoryData<string> Losses => [.. Faults.Keys];

    private static Dictionary<string, Fault> Faults { get; } = new()
    {
        ["reset before the effect"] = Fault.ConnectionReset,
        ["reset after the effect"] = Fault.ConnectionReset.AfterEffect(),
        ["reset in the body"] = Fault.ResetInBody,
        ["closed in the body"] = Fault.TruncatedBody,
        ["half a JSON text"] = Fault.TruncatedJson,
        ["a proxy's timeout after the effect"] = Fault.Html(504).AfterEffect(),
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task RemoveMessages_AnswerLost_IsOutcomeUnknown(string loss)
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.RemoveByIds, Faults[loss]);

        EasemobException failure = await ThrowsAnyAsync<EasemobException>(() => chat.RemoveMessagesFromServerAsync(Bob, [id]));

        Assert.True(failure.IsOutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task RemoveMessages_AnswerLost_LeavesTheIntentForTheNextStart(string loss)
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        Trouble.Always(EmulatorOperation.RemoveByIds, Faults[loss]);
        await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.RemoveMessagesFromServerAsync(Bob, [id]));
        await client.DisposeAsync();

        ServerIntent intent = Assert.Single(await UnresolvedAsync(client));

        Assert.Equal([id], Assert.IsType<RemoveMessagesIntent>(intent).MessageIds);
    }

    [Fact]
    public async Task RemoveMessages_SecondOfThreeAnswersLost_SaysSoAndLeavesThatIntent()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 130, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        EasemobClient client = await OpenAsync();
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.None);
        Trouble.Always(EmulatorOperation.RemoveByIds, Fault.ConnectionReset.AfterEffect());

        RemovalResult result = await client.ChatManager.RemoveMessagesFromServerAsync(Bob, ids);
        await client.DisposeAsync();

        Assert.True(Assert.IsAssignableFrom<EasemobException>(result.Error).IsOutcomeUnknown);
        RemoveMessagesIntent intent = Assert.IsType<RemoveMessagesIntent>(Assert.Single(await UnresolvedAsync(client)));
        Assert.Equal(ids.Skip(50).Take(50), intent.MessageIds);
    }

    [Fact]
    public async Task RemoveMessages_NoAnswerInTime_IsOutcomeUnknown()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        EasemobClient client = await OpenAsync(configure: options =>
        {
            options.TimeProvider = clock;
            options.Retry.MaxRetries = 0;
        });
        await client.SignInAsync();
        ArrivalFault silence = new(Fault.NoAnswer);
        Trouble.Next(EmulatorOperation.RemoveByIds, silence);
        Task<RemovalResult> removing = client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1"]);
        await WithinGuardAsync(silence.Arrived);
        clock.Advance(TimeSpan.FromSeconds(15));

        EasemobTimeoutException failure = await ThrowsAsync<EasemobTimeoutException>(() => removing);

        Assert.True(failure.IsOutcomeUnknown);
        Assert.Single(await UnresolvedAsync(client));
    }

    [Fact]
    public async Task RemoveMessagesBefore_AnswerLost_LeavesTheIntentForTheNextStart()
    {
        EasemobClient client = await OpenAsync();
        DateTimeOffset before = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
        Trouble.Always(EmulatorOperation.RemoveByTime, Fault.ConnectionReset.AfterEffect());
        await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.RemoveMessagesFromServerAsync(Bob, before));

        ServerIntent intent = Assert.Single(await UnresolvedAsync(client));

        Assert.Equal(new RemoveMessagesBeforeIntent { Conversation = Bob, Before = before }, intent);
    }

    [Fact]
    public async Task DeleteConversation_AnswerLost_LeavesTheIntentForTheNextStart()
    {
        EasemobClient client = await OpenAsync();
        Trouble.Always(EmulatorOperation.DeleteConversation, Fault.ConnectionReset.AfterEffect());
        await ThrowsAnyAsync<EasemobException>(
            () => client.ChatManager.DeleteServerConversationAsync(Bob, ServerMessages.Delete, LocalEffect.Keep));

        ServerIntent intent = Assert.Single(await UnresolvedAsync(client));

        Assert.Equal(
            new DeleteConversationIntent { Conversation = Bob, Messages = ServerMessages.Delete, LocalEffect = LocalEffect.Keep }, intent);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task DeleteAll_AnswerLost_IsUnknownUntilItIsRepeated(string loss)
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        Trouble.Always(EmulatorOperation.DeleteEverything, Faults[loss]);

        EasemobException failure = await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.ServerConversations.DeleteAllAsync());
        await client.DisposeAsync();

        Assert.True(failure.IsOutcomeUnknown);
        Assert.IsType<DeleteEverythingIntent>(Assert.Single(await UnresolvedAsync(client)));
        Trouble.Clear();
        ChatManager chat = await ChatAsync();
        Assert.Equal([id], await chat.LoadIdsAsync(Bob));

        await chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(await UnresolvedAsync(client));
        Assert.Empty(await chat.LoadIdsAsync(Bob));
        Assert.Empty(Data.GetHistoryIds("alice", "bob"));
    }

    [Fact]
    public async Task DeleteAll_Succeeds_SettlesEarlierLostAnswersToo()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        Trouble.Always(EmulatorOperation.RemoveByIds, Fault.ConnectionReset.AfterEffect());
        await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.RemoveMessagesFromServerAsync(Bob, [id]));

        await client.ChatManager.ServerConversations.DeleteAllAsync();

        Assert.Empty(await UnresolvedAsync(client));
    }

    [Theory]
    [InlineData(EmulatorOperation.PinConversation)]
    [InlineData(EmulatorOperation.AddMark)]
    public async Task PinOrMark_AnswerLost_IsUnknownUntilItIsRepeated(EmulatorOperation operation)
    {
        Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.GetConversationsFromServerByPageAsync(1);
        Trouble.Always(operation, Fault.ConnectionReset.AfterEffect());

        EasemobException failure = await ThrowsAnyAsync<EasemobException>(() => chat.CallAsync(operation));

        Assert.True(failure.IsOutcomeUnknown);
        Assert.False(IsLabelled(Assert.Single(await chat.GetAllConversationsAsync())));
        Trouble.Clear();
        await chat.CallAsync(operation);
        Assert.True(IsLabelled(Assert.Single(await chat.GetAllConversationsAsync())));

        static bool IsLabelled(Conversation conversation) => conversation.IsPinned || conversation.Marks.Count > 0;
    }

    [Fact]
    public async Task RemoveMessages_RepeatedAfterRestart_SettlesTheIntent()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        Trouble.Always(EmulatorOperation.RemoveByIds, Fault.ConnectionReset.AfterEffect());
        await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.RemoveMessagesFromServerAsync(Bob, [id]));
        await client.DisposeAsync();
        Trouble.Clear();
        Assert.Single(await UnresolvedAsync(client));

        await (await ChatAsync()).RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Empty(await UnresolvedAsync(client));
    }

    [Fact]
    public async Task RemoveMessages_SignInBroken_WasNeverSentAndLeavesNoIntent()
    {
        EasemobClient client = await OpenAsync();
        Trouble.Always(EmulatorOperation.Token, Fault.ConnectionReset);

        EasemobException failure = await ThrowsAnyAsync<EasemobException>(
            () => client.ChatManager.RemoveMessagesFromServerAsync(Bob, ["1"]));

        Assert.Equal((0, false), (Journal.Count(EmulatorOperation.RemoveByIds), failure.IsOutcomeUnknown));
        Assert.Empty(await UnresolvedAsync(client));
    }

    private static Task<IReadOnlyList<ServerIntent>> UnresolvedAsync(EasemobClient client) =>
        CacheDump.UnresolvedAsync(client.CacheFilePath);
}
