using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

public class UnreadTests : LiveScenario
{
    [Fact]
    public async Task Receive_MessagesOfSeveral_AreCountedWhereTheyBelong()
    {
        LiveClient alice = await ConnectAsync();

        Data.Send("bob", "alice", "1");
        Data.Send("bob", "alice", "2");
        Data.SendToGroup("carol", GroupId, "3");
        Data.SendToGroup("carol", RoomId, "4");

        await alice.Heard.WaitForAsync<MessageReceived>(4);
        Assert.Equal((2, 1), (await alice.UnreadAsync(Bob), await alice.UnreadAsync(Group)));
        Assert.Equal(2, (await alice.Chat.GetAllConversationsAsync()).Count);
    }

    [Fact]
    public async Task Connect_ListFetchedBefore_CountsNothingTwice()
    {
        Data.Send("bob", "alice", "1");
        Data.Send("bob", "alice", "2");
        Data.SendToGroup("bob", GroupId, "3");
        LiveClient alice = await OpenLiveAsync();
        await alice.Chat.GetConversationsFromServerByPageAsync(1);
        Assert.Equal((2, 1), (await alice.UnreadAsync(Bob), await alice.UnreadAsync(Group)));

        await alice.ConnectAsync();

        Assert.Equal((2, 1), (await alice.UnreadAsync(Bob), await alice.UnreadAsync(Group)));
        Data.Send("bob", "alice", "4");
        await alice.Heard.WaitForAsync<MessageReceived>(4);
        Assert.Equal(3, await alice.UnreadAsync(Bob));
    }

    [Fact]
    public async Task ReadOnTheOtherDevice_Conversation_IsReadHereToo()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        Data.Send("bob", "alice", "1");
        Data.SendToGroup("bob", GroupId, "2");
        await phone.Heard.WaitForAsync<MessageReceived>(2);
        await desk.Heard.WaitForAsync<MessageReceived>(2);

        await desk.Chat.SendConversationReadReceiptAsync(Bob);

        UnreadClearedOnOtherDevice cleared = await phone.Heard.WaitForAsync<UnreadClearedOnOtherDevice>();
        Assert.Equal(Bob, cleared.Conversation);
        Assert.Equal((0, 1), (await phone.UnreadAsync(Bob), await phone.UnreadAsync(Group)));
        Assert.Equal((0, 1), (await desk.UnreadAsync(Bob), await desk.UnreadAsync(Group)));
        await SettleAsync(desk);
        Assert.Empty(desk.Heard.Of<UnreadClearedOnOtherDevice>());
    }

    [Fact]
    public async Task ReadOnTheOtherDevice_Group_IsReadHereToo()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        Data.SendToGroup("bob", GroupId, "1");
        await phone.Heard.WaitForAsync<MessageReceived>();

        await desk.Chat.SendConversationReadReceiptAsync(Group);

        Assert.Equal(Group, (await phone.Heard.WaitForAsync<UnreadClearedOnOtherDevice>()).Conversation);
        Assert.Equal(0, await phone.UnreadAsync(Group));
    }

    [Fact]
    public async Task ReadOnTheOtherDevice_WhileAway_CountsOnlyWhatCameLater()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        Data.Send("bob", "alice", "1");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await desk.Heard.WaitForAsync<MessageReceived>();
        await phone.Client.DisconnectAsync();
        await desk.Chat.SendConversationReadReceiptAsync(Bob);
        LetTheServersClockTick();
        Data.Send("bob", "alice", "2");

        await phone.ConnectAsync();

        Assert.Equal(1, await phone.UnreadAsync(Bob));
    }

    [Fact]
    public async Task SendConversationReadReceipt_Unread_EndsHereAndOnTheServer()
    {
        LiveClient alice = await ConnectAsync();
        Data.Send("bob", "alice", "1");
        await alice.Heard.WaitForAsync<MessageReceived>();

        await alice.Chat.SendConversationReadReceiptAsync(Bob);

        Assert.Equal(0, await alice.UnreadAsync(Bob));
        LiveClient desk = await OpenLiveAsync(device: "desk");
        Assert.Equal(0, Assert.Single(await desk.Chat.GetConversationsFromServerByPageAsync(1)).UnreadCount);
    }

    [Fact]
    public async Task Recall_UnreadMessage_CountsNoMore()
    {
        LiveClient alice = await ConnectAsync();
        Data.Send("bob", "alice", "1");
        string id = Data.Send("bob", "alice", "2");
        await alice.Heard.WaitForAsync<MessageReceived>(2);

        Data.RecallMessage(id);

        await alice.Heard.WaitForAsync<MessageRecalled>();
        Assert.Equal(1, await alice.UnreadAsync(Bob));
    }
}
