using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class AccountRestTests : RestScenario
{
    [Fact]
    public async Task Devices_SignedIn_AreListed()
    {
        Server.State.Devices.Add("Alice", new Device("web_1", "d0", "browser"));
        Server.State.Devices.Add("alice", new Device("phone"));
        Server.State.Devices.Add("bob", new Device("pad"));

        Assert.Equal(
            """[{"res":"web_1","device_uuid":"d0","device_name":"browser"},{"res":"phone","device_uuid":"","device_name":""}]""",
            await DevicesAsync());
    }

    [Fact]
    public async Task Devices_SignedOut_AreNotListed()
    {
        Server.State.Devices.Add("alice", new Device("web_1"));
        Server.State.Devices.Remove("alice", "web_1");

        Assert.Equal("[]", await DevicesAsync());
    }

    [Fact]
    public async Task DeleteEverything_User_FindsNothingAnyMore()
    {
        Data.Send("bob", "alice", "hi");
        Data.SendToGroup("bob", GroupId, "hi");
        Data.SendToGroup("bob", RoomId, "hi");

        JsonElement answer = await CallAsync("alice", "POST", "sdk/message/roaming/user/alice/delete/all?resource=web_1");

        Assert.Equal("ok", answer.GetProperty("requestStatusCode").GetString());
        Assert.Empty(Data.GetConversationIds("alice"));
        Assert.Empty(Data.GetHistory("alice", "bob"));
        Assert.Empty(Data.GetHistory("alice", GroupId, EmulatorChatType.GroupChat));
        Assert.Empty(Data.GetHistory("alice", RoomId, EmulatorChatType.ChatRoom));
    }

    [Fact]
    public async Task DeleteEverything_Others_KeepAll()
    {
        Data.Send("bob", "alice", "hi");
        Data.SendToGroup("bob", GroupId, "hi");

        await CallAsync("alice", "POST", "sdk/message/roaming/user/alice/delete/all");

        Assert.Equal([GroupId, "alice"], Data.GetConversationIds("bob").Order(StringComparer.Ordinal));
        Assert.Single(Data.GetHistory("bob", "alice"));
    }

    [Fact]
    public async Task DeleteEverything_LaterMessages_Arrive()
    {
        await CallAsync("alice", "POST", "sdk/message/roaming/user/alice/delete/all");

        Data.Send("bob", "alice", "hi");

        Assert.Equal(["bob"], Data.GetConversationIds("alice"));
    }

    [Fact]
    public async Task DeleteEverything_RoamingOff_IsRefused()
    {
        Server.Switches.MessageRoaming = false;

        Assert.Equal(
            (400, "this appKey not open message roaming", 0),
            await RefusedAsync("alice", "POST", "sdk/message/roaming/user/alice/delete/all"));
    }

    private async Task<string> DevicesAsync() =>
        (await CallAsync("alice", "GET", "users/alice/resources")).GetProperty("data").GetRawText();
}
