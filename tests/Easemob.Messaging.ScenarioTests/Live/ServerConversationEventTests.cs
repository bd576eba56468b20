using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>What one device does to conversations with this library, as the other with this library is told.</summary>
public class ServerConversationEventTests : LiveScenario
{
    [Fact]
    public async Task PinAndUnpin_OnOneDevice_AreToldAndShownOnTheOther()
    {
        (LiveClient phone, LiveClient desk) = await DevicesAsync();

        DateTimeOffset? pinnedAt = await desk.Chat.ServerConversations.PinAsync(Bob);

        ConversationPinnedOnOtherDevice pinned = await phone.Heard.WaitForAsync<ConversationPinnedOnOtherDevice>();
        Assert.Equal((Bob, true, desk.DeviceId), (pinned.Conversation, pinned.IsPinned, pinned.DeviceId));
        Assert.Equal(pinnedAt, (await desk.FindAsync(Bob))!.PinnedAt);

        // What the notice says is when it was made.
        Assert.InRange((await phone.FindAsync(Bob))!.PinnedAt!.Value, pinnedAt!.Value, pinnedAt.Value.AddMinutes(1));

        await desk.Chat.ServerConversations.UnpinAsync(Bob);

        await phone.Heard.WaitForAsync<ConversationPinnedOnOtherDevice>(change => !change.IsPinned);
        Assert.False((await phone.FindAsync(Bob))!.IsPinned);
        await SettleAsync(desk);
        Assert.Empty(desk.Heard.Of<DeviceEvent>());
    }

    [Fact]
    public async Task AddAndRemoveMark_OnOneDevice_AreToldAndShownOnTheOther()
    {
        (LiveClient phone, LiveClient desk) = await DevicesAsync();

        await desk.Chat.ServerConversations.AddMarkAsync([Bob, Group], 19);

        IReadOnlyList<ConversationMarkedOnOtherDevice> marked = await phone.Heard.WaitForAsync<ConversationMarkedOnOtherDevice>(2);
        Assert.Equal([(Bob, 19, true), (Group, 19, true)], marked.Select(change => (change.Conversation, change.Mark, change.IsMarked)));
        Assert.Equal([19], (await phone.FindAsync(Bob))!.Marks);
        Assert.Equal([19], (await phone.FindAsync(Group))!.Marks);

        await desk.Chat.ServerConversations.RemoveMarkAsync([Group], 19);

        await phone.Heard.WaitForAsync<ConversationMarkedOnOtherDevice>(change => !change.IsMarked);
        Assert.Empty((await phone.FindAsync(Group))!.Marks);
        Assert.Equal([19], (await phone.FindAsync(Bob))!.Marks);
        await SettleAsync(desk);
        Assert.Empty(desk.Heard.Of<DeviceEvent>());
    }

    [Fact]
    public async Task DeleteAll_OnOneDevice_LeavesTheOthersCacheAlone()
    {
        (LiveClient phone, LiveClient desk) = await DevicesAsync();
        string[] before = await phone.Chat.LoadIdsAsync(Bob);

        await desk.Chat.ServerConversations.DeleteAllAsync();

        await SettleAsync(phone);
        Assert.Equal(before, await phone.Chat.LoadIdsAsync(Bob));
        Assert.Empty(await desk.Chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task DeleteAll_WhileConnected_LetsNewMessagesIn()
    {
        LiveClient phone = await ConnectAsync();
        Data.Send("bob", "alice", "before");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await phone.Chat.ServerConversations.DeleteAllAsync();
        LetTheServersClockTick();

        string id = Data.Send("bob", "alice", "after");

        await phone.Heard.WaitForAsync<MessageReceived>(2);
        Assert.Equal([id], await phone.Chat.LoadIdsAsync(Bob));
        Assert.Equal(1, await phone.UnreadAsync(Bob));
    }

    [Fact]
    public async Task DeleteAll_MessagesThatFailed_AreForgotten()
    {
        LiveClient phone = await OpenLiveAsync();
        await ThrowsAnyAsync<EasemobException>(() => phone.Chat.SendMessageAsync(Text(Bob)));
        Assert.Single(await phone.Chat.Outbox.GetMessagesAsync());

        await phone.Chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(await phone.Chat.Outbox.GetMessagesAsync());
    }

    [Theory]
    [InlineData("""{"type":"NONE"}""", 2)]
    [InlineData("""{"type":"AT"}""", 1)]
    [InlineData("""{"type":"ALL"}""", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"ignoreDuration":1700000000000}""", 1)]
    public async Task DoNotDisturb_OnTheOtherDevice_IsKept(string settings, int expected)
    {
        LiveClient phone = await ConnectAsync();
        Mute("""{"type":"AT"}""");
        await phone.Heard.WaitForAsync<DoNotDisturbChangedOnOtherDevice>();

        Mute(settings);

        await phone.Heard.WaitForAsync<DoNotDisturbChangedOnOtherDevice>(2);
        Assert.Equal([$"{expected}"], RemindTypes(phone));

        void Mute(string data) => Realtime.SendNotify(
            "alice",
            $$$"""{"type":"user_notification_mute","values":[{"operator_resource":"web_1","data":{{{data}}},"user":"bob"}]}""");
    }

    [Fact]
    public async Task DoNotDisturb_OfTheWholeAccount_IsKeptForNoConversation()
    {
        (LiveClient phone, _) = await DevicesAsync();

        Realtime.SendNotify(
            "alice",
            """
            {"type":"user_notification_mute","values":[{"operator_resource":"web_1","data":{"type":"NONE","ignoreInterval":"21:30-8:0"},
              "user":"bob"}]}
            """);

        await phone.Heard.WaitForAsync<DoNotDisturbChangedOnOtherDevice>();
        Assert.All(RemindTypes(phone), type => Assert.Equal("0", type));
    }

    [Fact]
    public async Task GetOtherDevices_TwoConnected_NamesTheOther()
    {
        (LiveClient phone, LiveClient desk) = await DevicesAsync();

        UserDevice other = Assert.Single(await phone.Client.GetOtherDevicesAsync());
        UserDevice back = Assert.Single(await desk.Client.GetOtherDevicesAsync());

        Assert.Equal((desk.DeviceId, phone.DeviceId), (other.DeviceId, back.DeviceId));
        Assert.NotNull(other.Name);
    }

    [Fact]
    public async Task GetOtherDevices_NoneConnected_AreNone()
    {
        LiveClient phone = await OpenLiveAsync();
        Assert.Empty(await phone.Client.GetOtherDevicesAsync());

        await phone.ConnectAsync();
        Assert.Empty(await phone.Client.GetOtherDevicesAsync());

        LiveClient desk = await ConnectAsync(device: "desk");
        await desk.Client.DisconnectAsync();
        Assert.Empty(await phone.Client.GetOtherDevicesAsync());
    }

    private static string[] RemindTypes(LiveClient live) =>
        CacheDump.Query(live.Client.CacheFilePath, "SELECT remind_type FROM conversations WHERE name = 'bob'");

    /// <summary>Connects two devices that both know bob and the group.</summary>
    private async Task<(LiveClient Phone, LiveClient Desk)> DevicesAsync()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");
        Data.Send("bob", "alice", "hello");
        Data.SendToGroup("bob", GroupId, "hello");
        await phone.Heard.WaitForAsync<MessageReceived>(2);
        await desk.Heard.WaitForAsync<MessageReceived>(2);
        LetTheServersClockTick();
        return (phone, desk);
    }
}
