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

    [Fact]
    public async Task FetchHistory_TwoPagesAnsweredInTheOtherOrder_KeepTheNewerEdit()
    {
        string id = Data.Send("bob", "alice", "before");
        ChatManager chat = await ChatAsync();

        await WhileFetchingAsync(chat, async () =>
        {
            Data.UpdateMessage(id, message => message with
            {
                Body = new TextBody { Text = "after" },
                Edit = new EmulatorEdit { Operator = "bob", EditedAt = Data.Now },
            });
            await chat.FetchHistoryMessagesFromServerAsync(Bob);
        });

        Assert.Equal("after", Assert.IsType<TextMessageBody>(Assert.Single(await chat.LoadMessagesAsync(Bob)).Body).Text);
    }

    [Fact]
    public async Task SignOut_WipedWhileAPageIsUnderWay_StaysWiped()
    {
        Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        LateAnswer late = new();
        Trouble.Next(EmulatorOperation.History, late);
        Task fetching = client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await WithinGuardAsync(late.Ready);
        await client.SignOutAsync(SignOutCache.Wipe);
        late.Release();

        await Record.ExceptionAsync(() => WithinGuardAsync(fetching));

        Assert.Empty(CacheDump.Rows(client));
    }

    [Fact]
    public async Task RemoveMessagesBefore_FutureTimeAndAnAnswerWithoutTime_SparesMessagesThatComeLater()
    {
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.RemoveByTime, Fault.Answer(200, "{}").AfterEffect());
        await chat.RemoveMessagesFromServerAsync(Bob, DateTimeOffset.UtcNow.AddYears(10));
        string later = Data.AddMessage(new EmulatorMessage
        {
            From = "bob",
            To = "alice",
            Body = new TextBody { Text = "later" },
            SentAt = Data.Now.AddSeconds(1),
        });

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([later], await chat.LoadIdsAsync(Bob));
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
