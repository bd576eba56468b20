using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What happens to an answer that was on its way when something else happened.</summary>
public class UnderWayTests : Scenario
{
    [Fact]
    public async Task RemoveMessagesBefore_AnsweredWhileAPageIsUnderWay_StayGone()
    {
        IReadOnlyList<string> ids = Data.GenerateHistory("alice", "bob", 10, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        DateTimeOffset before = Data.GetHistory("alice", "bob")[5].SentAt!.Value.AddMilliseconds(-1);
        ChatManager chat = await ChatAsync();

        await WhileFetchingAsync(chat, () => chat.RemoveMessagesFromServerAsync(Bob, before));

        Assert.Equal(ids.Skip(5), await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task DeleteConversation_AnsweredWhileAPageIsUnderWay_StaysGone()
    {
        Data.GenerateHistory("alice", "bob", 10, new HistoryRecipe { Mix = HistoryMix.TextOnly });
        ChatManager chat = await ChatAsync();

        await WhileFetchingAsync(chat, () => chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete));

        Assert.Empty(await chat.LoadIdsAsync(Bob));
        Assert.Empty(await chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task RemoveMessages_AnsweredWhileAListIsUnderWay_StayGone()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        LateAnswer late = new();
        Trouble.Next(EmulatorOperation.ConversationListByPage, late);
        Task listing = chat.GetConversationsFromServerByPageAsync(1);
        await WithinGuardAsync(late.Ready);
        await chat.RemoveMessagesFromServerAsync(Bob, [id]);
        late.Release();
        await WithinGuardAsync(listing);

        Assert.Empty(await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task SignOut_WipedWhileAnotherClientHasTheFile_IsEmptyForBoth()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient first = await OpenAsync();
        EasemobClient second = await OpenAsync();
        await first.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await second.ChatManager.LoadMessagesAsync(Bob);

        await first.SignOutAsync(SignOutCache.Wipe);

        Assert.Empty(await second.ChatManager.LoadIdsAsync(Bob));
        await second.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        Assert.Equal([id], await first.ChatManager.LoadIdsAsync(Bob));
    }

    private async Task WhileFetchingAsync(ChatManager chat, Func<Task> other)
    {
        LateAnswer late = new();
        Trouble.Next(EmulatorOperation.History, late);
        Task fetching = chat.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 50);
        await WithinGuardAsync(late.Ready);
        await other();
        late.Release();
        await WithinGuardAsync(fetching);
    }
}
