using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Messages removed on another device of the user go from this one's cache, and it is told which.</summary>
public class RemovalElsewhereTests : LiveScenario
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RemoveByIds_OnTheOtherDevice_GoesHereToo(int index)
    {
        (LiveClient phone, LiveClient desk, string[] ids) = await BothWithMessagesAsync(3);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [ids[index]]);

        MessagesRemovedOnOtherDevice removed = await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal(Bob, removed.Conversation);
        Assert.Equal([ids[index]], removed.MessageIds);
        Assert.Equal(desk.DeviceId, removed.DeviceId);
        Assert.Equal(ids.Except([ids[index]]), await phone.Chat.LoadIdsAsync(Bob));
        Assert.Equal(ids.Except([ids[index]]), await desk.Chat.LoadIdsAsync(Bob));
        Assert.Equal(ids.Except([ids[index]]).Last(), (await phone.FindAsync(Bob))?.LatestMessage?.MessageId);
        Assert.Equal(2, await phone.UnreadAsync(Bob));
    }

    [Fact]
    public async Task RemoveByIds_Here_IsNotToldToOneself()
    {
        (LiveClient phone, LiveClient desk, string[] ids) = await BothWithMessagesAsync(2);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [ids[0]]);

        await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        await SettleAsync(desk);
        Assert.Empty(desk.Heard.Of<MessagesRemovedOnOtherDevice>());
    }

    [Fact]
    public async Task RemoveByTime_OnTheOtherDevice_GoesHereToo()
    {
        (LiveClient phone, LiveClient desk, string[] ids) = await BothWithMessagesAsync(2);
        LetTheServersClockTick();
        DateTimeOffset before = Data.Now;
        string later = Data.Send("bob", "alice", "later");
        await phone.Heard.WaitForAsync<MessageReceived>(3);
        await desk.Heard.WaitForAsync<MessageReceived>(3);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, before.AddMilliseconds(-1));

        MessagesRemovedOnOtherDevice removed = await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal(ids, removed.MessageIds);
        Assert.Equal([later], await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveByTime_EverythingOnTheOtherDevice_LeavesNothing()
    {
        (LiveClient phone, LiveClient desk, string[] ids) = await BothWithMessagesAsync(5);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, Data.Now.AddMinutes(1));

        Assert.Equal(ids, (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Empty(await phone.Chat.LoadIdsAsync(Bob));
        Assert.Equal(0, await phone.UnreadAsync(Bob));
    }

    [Fact]
    public async Task RemoveByIds_OverPagesOfHistory_TellsExactlyThose()
    {
        string[] ids = [.. Data.GenerateHistory("alice", "bob", 180, new HistoryRecipe { Mix = HistoryMix.TextOnly })];
        LiveClient phone = await ConnectAsync();
        await phone.Chat.FetchPagesAsync(Bob, SearchDirection.Up);
        LiveClient desk = await OpenLiveAsync(device: "desk");
        string[] chosen = [.. ids.Where((_, index) => index % 4 == 1)];

        RemovalResult result = await desk.Chat.RemoveMessagesFromServerAsync(Bob, chosen);

        Assert.True(result.IsComplete);
        await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        await SettleAsync(phone);
        Assert.Equal(chosen, phone.Heard.Of<MessagesRemovedOnOtherDevice>().SelectMany(removed => removed.MessageIds));
        Assert.Equal(ids.Except(chosen), await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task RemoveByIds_InAGroup_GoesHereTooAndFromNobodyElse()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        LiveClient desk = await OpenLiveAsync(device: "desk");
        string id = Data.SendToGroup("carol", GroupId, "hello");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await bob.Heard.WaitForAsync<MessageReceived>();

        await desk.Chat.RemoveMessagesFromServerAsync(Group, [id]);

        MessagesRemovedOnOtherDevice removed = await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal(Group, removed.Conversation);
        Assert.Equal([id], removed.MessageIds);
        await SettleAsync(bob);
        Assert.Equal([id], await bob.Chat.LoadIdsAsync(Group));
        Assert.Empty(bob.Heard.Of<MessagesRemovedOnOtherDevice>());
    }

    [Fact]
    public async Task Remove_NothingCachedHere_TellsOfNoMessage()
    {
        Data.AddMessage(new EmulatorMessage
        {
            From = "bob",
            To = "alice",
            SentAt = Data.Now.AddHours(-1),
            Body = new TextBody { Text = "old" },
        });
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk");

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, Data.Now);

        MessagesRemovedOnOtherDevice removed = await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal(Bob, removed.Conversation);
        Assert.Empty(removed.MessageIds);
        Assert.Equal(0, Journal.Count(EmulatorOperation.History));
    }

    [Fact]
    public async Task Remove_WhileAway_IsDoneWithTheNextConnection()
    {
        (LiveClient phone, LiveClient desk, string[] ids) = await BothWithMessagesAsync(3);
        await phone.Client.DisconnectAsync();
        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [ids[1]]);

        await phone.ConnectAsync();

        Assert.Equal([ids[1]], (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal([ids[0], ids[2]], await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Remove_MessagesOnlyWithTheOnline_AreNotDropped()
    {
        Emulator.Switches.OnlineOnlyHistory = false;
        LiveClient phone = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        LiveClient desk = await OpenLiveAsync(device: "desk");
        ChatMessage first = await bob.Chat.SendMessageAsync(Text(Alice, "kept on the server"));
        ChatMessage transient = await bob.Chat.SendMessageAsync(Text(Alice, "for who is there") with { IsOnlineOnly = true });
        ChatMessage last = await bob.Chat.SendMessageAsync(Text(Alice, "kept as well"));
        await phone.Heard.WaitForAsync<MessageReceived>(3);
        Assert.Equal([first.MessageId, last.MessageId], Data.GetHistoryIds("alice", "bob"));

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [first.MessageId]);

        Assert.Equal([first.MessageId], (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal([transient.MessageId, last.MessageId], await phone.Chat.LoadIdsAsync(Bob));
    }

    private async Task<(LiveClient Phone, LiveClient Desk, string[] Ids)> BothWithMessagesAsync(int count)
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        string[] ids = [.. Enumerable.Range(0, count).Select(number => Data.Send("bob", "alice", $"message {number}"))];
        await phone.Heard.WaitForAsync<MessageReceived>(count);
        await desk.Heard.WaitForAsync<MessageReceived>(count);
        return (phone, desk, ids);
    }
}
