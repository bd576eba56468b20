using System.Text;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>What the user does to conversations on another device, of another make.</summary>
public class OtherDeviceTests : LiveScenario
{
    private const string Pin = "sdk/user/alice/user_channel/top?resource=web_1";
    private const string Mark = "sdk/user/alice/user_channels/mark?resource=web_1";
    private const string MessagePin = "sdk/user/alice/user_channel/pin?resource=web_1";
    private const string Bobs = """{"type":"chat","to":"bob"}""";

    [Theory]
    [InlineData(ServerMessages.Keep)]
    [InlineData(ServerMessages.Delete)]
    public async Task DeleteConversation_OnTheOtherDevice_LeavesTheListAndKeepsTheMessages(ServerMessages messages)
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        string id = Data.Send("bob", "alice", "hello");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await desk.Heard.WaitForAsync<MessageReceived>();
        LetTheServersClockTick();

        await desk.Chat.DeleteServerConversationAsync(Bob, messages);

        ConversationDeletedOnOtherDevice deleted = await phone.Heard.WaitForAsync<ConversationDeletedOnOtherDevice>();
        Assert.Equal((Bob, desk.DeviceId), (deleted.Conversation, deleted.DeviceId));
        Assert.Empty(await phone.Chat.GetAllConversationsAsync());
        Assert.Equal([id], await phone.Chat.LoadIdsAsync(Bob));
        await SettleAsync(desk);
        Assert.Empty(desk.Heard.Of<ConversationDeletedOnOtherDevice>());
    }

    [Fact]
    public async Task DeleteConversation_NewMessageAfterwards_BringsItBack()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk");
        Data.Send("bob", "alice", "before");
        await phone.Heard.WaitForAsync<MessageReceived>();
        LetTheServersClockTick();
        await desk.Chat.DeleteServerConversationAsync(Bob, ServerMessages.Keep);
        await phone.Heard.WaitForAsync<ConversationDeletedOnOtherDevice>();

        string id = Data.Send("bob", "alice", "after");

        await phone.Heard.WaitForAsync<MessageReceived>(2);
        Assert.Equal(id, (await phone.FindAsync(Bob))?.LatestMessage?.MessageId);
    }

    [Fact]
    public async Task PinConversation_OnTheOtherDevice_IsPinnedHereUntilItIsNot()
    {
        LiveClient phone = await ConnectAsync();
        Data.Send("bob", "alice", "hello");
        await phone.Heard.WaitForAsync<MessageReceived>();

        await RestAsync("alice", "POST", Pin, Bobs);

        ConversationPinnedOnOtherDevice pinned = await phone.Heard.WaitForAsync<ConversationPinnedOnOtherDevice>();
        Assert.Equal((Bob, true, "web_1"), (pinned.Conversation, pinned.IsPinned, pinned.DeviceId));
        Conversation listed = (await phone.FindAsync(Bob))!;
        Assert.True(listed.IsPinned);
        Assert.InRange(listed.PinnedAt!.Value, Data.Now.AddMinutes(-1), Data.Now);

        await RestAsync("alice", "DELETE", Pin + "&type=chat&to=bob");

        await phone.Heard.WaitForAsync<ConversationPinnedOnOtherDevice>(change => !change.IsPinned);
        Assert.False((await phone.FindAsync(Bob))!.IsPinned);
    }

    [Fact]
    public async Task MarkConversation_OnTheOtherDevice_IsMarkedHereUntilItIsNot()
    {
        LiveClient phone = await ConnectAsync();
        Data.SendToGroup("bob", GroupId, "hello");
        await phone.Heard.WaitForAsync<MessageReceived>();
        string[] marks = [.. ((int[])[3, 19]).Select(
            number => $$"""{"mark":"mark_{{number}}","targets":[{"type":"groupchat","to":"{{GroupId}}"}]}""")];

        await RestAsync("alice", "POST", Mark, marks[0]);
        await RestAsync("alice", "POST", Mark, marks[1]);

        IReadOnlyList<ConversationMarkedOnOtherDevice> marked = await phone.Heard.WaitForAsync<ConversationMarkedOnOtherDevice>(2);
        Assert.Equal([(Group, 3, true), (Group, 19, true)], marked.Select(change => (change.Conversation, change.Mark, change.IsMarked)));
        Assert.Equal([3, 19], (await phone.FindAsync(Group))!.Marks);

        await RestAsync("alice", "DELETE", Mark, marks[0]);

        await phone.Heard.WaitForAsync<ConversationMarkedOnOtherDevice>(change => !change.IsMarked);
        Assert.Equal([19], (await phone.FindAsync(Group))!.Marks);
    }

    [Fact]
    public async Task Mute_OnTheOtherDevice_IsToldOf()
    {
        LiveClient phone = await ConnectAsync();

        Realtime.SendNotify(
            "alice",
            """{"type":"user_notification_mute","values":[{"operator_resource":"web_1","data":{"type":"NONE"},"user":"bob"}]}""");

        DoNotDisturbChangedOnOtherDevice muted = await phone.Heard.WaitForAsync<DoNotDisturbChangedOnOtherDevice>();
        Assert.Equal((Bob, "web_1", """{"type":"NONE"}"""), (muted.Conversation, muted.DeviceId, muted.SettingsJson));
    }

    [Fact]
    public async Task PinMessage_OnTheOtherDeviceAndByThePeer_IsToldOf()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient bob = await ConnectAsync("bob");
        string id = Data.Send("bob", "alice", "important");

        await RestAsync("alice", "POST", MessagePin, $$"""{"to":"bob","type":"chat","pin_msg_id":"{{id}}"}""");

        foreach ((LiveClient live, ConversationKey conversation) in ((LiveClient, ConversationKey)[])[(phone, Bob), (bob, Alice)])
        {
            MessagePinChanged pinned = await live.Heard.WaitForAsync<MessagePinChanged>();
            Assert.Equal(
                (conversation, id, true, "alice"), (pinned.Conversation, pinned.MessageId, pinned.IsPinned, pinned.OperatorId));
        }

        await RestAsync("bob", "DELETE", MessagePin.Replace("alice", "bob", StringComparison.Ordinal),
            $$"""{"to":"alice","type":"chat","pin_msg_id":"{{id}}"}""");

        MessagePinChanged unpinned = await phone.Heard.WaitForAsync<MessagePinChanged>(change => !change.IsPinned);
        Assert.Equal((Bob, id, "bob"), (unpinned.Conversation, unpinned.MessageId, unpinned.OperatorId));
    }

    [Fact]
    public async Task PinMessage_InAGroup_IsToldToAll()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient carol = await ConnectAsync("carol");
        string id = Data.SendToGroup("bob", GroupId, "important");

        await RestAsync("alice", "POST", MessagePin, $$"""{"to":"{{GroupId}}","type":"groupchat","pin_msg_id":"{{id}}"}""");

        foreach (LiveClient live in (LiveClient[])[phone, carol])
        {
            MessagePinChanged pinned = await live.Heard.WaitForAsync<MessagePinChanged>();
            Assert.Equal((Group, id, "alice"), (pinned.Conversation, pinned.MessageId, pinned.OperatorId));
        }
    }

    [Theory]
    [InlineData("""{"type":"from_the_future","data":{}}""")]
    [InlineData("""{"type":"conv","data":{"op":"from_the_future","id":"bob","type":"chat","from":"alice","res":"web_1"}}""")]
    [InlineData("""{"type":"presence","data":{"values":[]}}""")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    public async Task Notice_OfAnUnknownKind_IsHandedOnAsItCame(string notice)
    {
        LiveClient phone = await OpenLiveAsync();
        TaskCompletionSource<UnknownEvent> raised = new(TaskCreationOptions.RunContinuationsAsynchronously);
        phone.Chat.UnknownEventReceived += (_, unknown) => raised.TrySetResult(unknown);
        Realtime.SendNotify("alice", notice);

        await phone.ConnectAsync();

        UnknownEvent unknown = await raised.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((UnknownEventKind.Notification, notice), (unknown.Kind, Encoding.UTF8.GetString(unknown.Payload.Span)));
        string id = Data.Send("bob", "alice", "life goes on");
        Assert.Equal(id, (await phone.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
    }

    [Fact]
    public async Task ChangedOnOtherDevice_EverythingDoneThere_IsRaisedInOrder()
    {
        LiveClient phone = await ConnectAsync();
        List<Type> raised = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        phone.Chat.ChangedOnOtherDevice += (_, change) =>
        {
            raised.Add(change.GetType());
            if (change is ConversationMarkedOnOtherDevice)
            {
                last.SetResult();
            }
        };
        Data.Send("bob", "alice", "hello");

        await RestAsync("alice", "POST", Pin, Bobs);
        await RestAsync("alice", "DELETE", Pin + "&type=chat&to=bob");
        await RestAsync("alice", "POST", Mark, """{"mark":"mark_0","targets":[{"type":"chat","to":"bob"}]}""");

        await WithinGuardAsync(last.Task);
        Assert.Equal(
            [typeof(ConversationPinnedOnOtherDevice), typeof(ConversationPinnedOnOtherDevice), typeof(ConversationMarkedOnOtherDevice)],
            raised);
    }
}
