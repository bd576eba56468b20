using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>Comparing the cache with the server when that does not work at once, or must not go too far.</summary>
public class RepairTests : LiveScenario
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private protected override TimeProvider ServerClock => _clock;

    [Fact]
    public async Task Remove_MessagesExpiredOnTheServer_AreNotDropped()
    {
        Emulator.Switches.Retention = TimeSpan.FromDays(7);
        LiveClient phone = await ConnectAsync(configure: options => options.TimeProvider = _clock);
        string expired = Data.Send("bob", "alice", "expires");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await phone.Client.DisconnectAsync();
        _clock.Advance(TimeSpan.FromDays(8));
        string removed = Data.Send("bob", "alice", "removed");
        _clock.Advance(TimeSpan.FromSeconds(1));
        string kept = Data.Send("bob", "alice", "kept");
        Assert.Equal([removed, kept], Data.GetHistoryIds("alice", "bob"));
        await phone.ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk", configure: options => options.TimeProvider = _clock);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [removed]);

        Assert.Equal([removed], (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal([expired, kept], await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Remove_AllThatTheServerStillHad_LeavesWhatExpired()
    {
        Emulator.Switches.Retention = TimeSpan.FromDays(7);
        LiveClient phone = await ConnectAsync(configure: options => options.TimeProvider = _clock);
        string expired = Data.Send("bob", "alice", "expires");
        await phone.Heard.WaitForAsync<MessageReceived>();
        await phone.Client.DisconnectAsync();
        _clock.Advance(TimeSpan.FromDays(8));
        string removed = Data.Send("bob", "alice", "removed");
        await phone.ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk", configure: options => options.TimeProvider = _clock);

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, Data.Now.AddSeconds(1));

        Assert.Equal([removed], (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal([expired], await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Check_ServerFailsForAWhile_IsMadeAMinuteLater()
    {
        HurriedClock hurried = new(TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        LiveClient phone = await ConnectAsync(configure: options => options.TimeProvider = hurried);
        string id = Data.Send("bob", "alice", "removed");
        await phone.Heard.WaitForAsync<MessageReceived>();
        LiveClient desk = await OpenLiveAsync(device: "desk");
        Trouble.Next(EmulatorOperation.History, times: 4, Fault.Status(503));

        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Equal([id], (await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Equal([503, 503, 503, 503, 200], Journal.Of(EmulatorOperation.History).Select(entry => entry.Status!.Value));
        Assert.Contains(TimeSpan.FromMinutes(1), hurried.Waits);
        Assert.Empty(await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Check_ServerFailsUntilTheEnd_IsMadeByTheNextClient()
    {
        LiveClient phone = await ConnectAsync();
        string id = Data.Send("bob", "alice", "removed");
        await phone.Heard.WaitForAsync<MessageReceived>();
        LiveClient desk = await OpenLiveAsync(device: "desk");
        Trouble.Always(EmulatorOperation.History, Fault.Status(503));
        await desk.Chat.RemoveMessagesFromServerAsync(Bob, [id]);
        await WithinGuardAsync(Journal.WaitForAsync(EmulatorOperation.History));
        await WithinGuardAsync(Realtime.WaitForAcknowledgementAsync("alice", phone.DeviceId));
        await phone.Client.DisposeAsync();
        Assert.Empty(phone.Heard.Of<MessagesRemovedOnOtherDevice>());
        Trouble.Clear();

        LiveClient reopened = await ConnectAsync();

        Assert.Equal([id], (await reopened.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>()).MessageIds);
        Assert.Empty(await reopened.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Check_HistorySwitchedOff_LeavesTheCacheAsItIs()
    {
        LiveClient phone = await ConnectAsync();
        string id = Data.Send("bob", "alice", "stays");
        await phone.Heard.WaitForAsync<MessageReceived>();
        Emulator.Switches.MessageRoaming = false;

        Realtime.SendNotify("alice", """{"type":"roaming_delete","data":{"to":"bob","chatType":"chat","resource":"desk"}}""");

        MessagesRemovedOnOtherDevice removed = await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal((Bob, "desk"), (removed.Conversation, removed.DeviceId));
        Assert.Empty(removed.MessageIds);
        Assert.Equal([id], await phone.Chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task Check_LeftTheGroup_DestroysNothing()
    {
        LiveClient phone = await ConnectAsync();
        string id = Data.SendToGroup("bob", GroupId, "from when alice was there");
        await phone.Heard.WaitForAsync<MessageReceived>();
        Trouble.Next(EmulatorOperation.History, Fault.Status(403, "forbidden_op", "not in the group"));

        Realtime.SendNotify(
            "alice", $$$"""{"type":"roaming_delete","data":{"to":"{{{GroupId}}}","chatType":"groupchat","resource":"desk"}}""");

        await phone.Heard.WaitForAsync<MessagesRemovedOnOtherDevice>();
        Assert.Equal([id], await phone.Chat.LoadIdsAsync(Group));
    }
}
