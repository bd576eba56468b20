using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class MessagePinRestTests : RestScenario
{
    private const string NoPin = "user session pin message not exist";

    [Fact]
    public async Task Pin_Message_IsListedForAllMembers()
    {
        string id = Data.SendToGroup("carol", GroupId, "hi");
        await PinAsync("alice", GroupId, "groupchat", id);

        JsonElement pin = (await ListAsync("bob", GroupId, "groupchat"))[0];

        Assert.Equal("alice", pin.GetProperty("pin_operator").GetString());
        Assert.InRange(pin.GetProperty("pin_opt_at").GetInt64(), 1, Data.Now.ToUnixTimeMilliseconds());
        Assert.Equal(id, pin.GetProperty("message").GetProperty("id").GetString());
        JsonElement payload = JsonElement.Parse(pin.GetProperty("message").GetProperty("payload").GetString()!);
        Assert.Equal("carol", payload.GetProperty("from").GetString());
    }

    [Theory]
    [InlineData("POST", "pin")]
    [InlineData("DELETE", "pin_delete")]
    public async Task Pin_Message_TellsOtherDevicesAndMembers(string method, string operation)
    {
        string id = Data.SendToGroup("carol", GroupId, "hi");
        if (method == "DELETE")
        {
            await PinAsync("bob", GroupId, "groupchat", id);
            TakeNotices();
        }

        await CallAsync("alice", method, "sdk/user/alice/user_channel/pin?resource=web_1", Body(GroupId, "groupchat", id));

        IReadOnlyList<Notice> notices = TakeNotices();
        JsonElement data = JsonElement.Parse(notices[0].Payload).GetProperty("data");
        Assert.Equal(
            [("alice", "web_1"), ("bob", null), ("carol", null)], notices.Select(notice => (notice.UserId, notice.ActingDevice)));
        Assert.Equal(
            (operation, GroupId, "groupchat", "web_1", "alice", id),
            (Text("op"), Text("id"), Text("type"), Text("res"), Text("from"), Text("ext")));

        string? Text(string name) => data.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Pin_InAChat_TellsThePeer()
    {
        string id = Data.Send("bob", "alice", "hi");

        await PinAsync("alice", "bob", "chat", id);

        Assert.Equal(["alice", "bob"], TakeNotices().Select(notice => notice.UserId));
        Assert.Single((await ListAsync("bob", "alice", "chat")).EnumerateArray());
    }

    [Fact]
    public async Task Pin_InARoom_IsListed()
    {
        string id = Data.SendToGroup("bob", RoomId, "hi");

        await PinAsync("alice", RoomId, "chatroom", id);

        Assert.Single((await ListAsync("bob", RoomId, "chatroom")).EnumerateArray());
    }

    [Fact]
    public async Task Pin_ListOfIds_PinsAll()
    {
        string first = Data.Send("bob", "alice", "hi");
        string second = Data.Send("bob", "alice", "ho");

        await CallAsync(
            "alice", "POST", "sdk/user/alice/user_channel/pin", $$"""{"to":"bob","type":"chat","pin_msg_id":["{{first}}","{{second}}"]}""");

        Assert.Equal(2, (await ListAsync("alice", "bob", "chat")).GetArrayLength());
    }

    [Fact]
    public async Task Pin_Again_ReplacesOperatorAndTime()
    {
        string first = Data.SendToGroup("carol", GroupId, "hi");
        string second = Data.SendToGroup("carol", GroupId, "ho");
        await PinAsync("alice", GroupId, "groupchat", first);
        await PinAsync("alice", GroupId, "groupchat", second);
        await PinAsync("bob", GroupId, "groupchat", first);

        JsonElement pins = await ListAsync("alice", GroupId, "groupchat");

        Assert.Equal(
            [(first, "bob"), (second, "alice")],
            pins.EnumerateArray().Select(pin => (
                pin.GetProperty("message").GetProperty("id").GetString()!, pin.GetProperty("pin_operator").GetString()!)));
    }

    [Fact]
    public async Task List_Pages_FollowOneAnother()
    {
        for (int number = 0; number < 11; number++)
        {
            await PinAsync("alice", "bob", "chat", Data.Send("bob", "alice", number.ToString(CultureInfo.InvariantCulture)));
        }

        JsonElement first = await PageAsync("");
        JsonElement second = await PageAsync(first.GetProperty("cursor").GetString()!);

        Assert.Equal(10, first.GetProperty("msg_infos").GetArrayLength());
        Assert.Equal(1, second.GetProperty("msg_infos").GetArrayLength());
        Assert.Empty(second.GetProperty("cursor").GetString()!);

        async Task<JsonElement> PageAsync(string cursor) =>
            (await CallAsync("alice", "GET", $"sdk/user/alice/user_channel/pin?to=bob&type=chat&limit=10&cursor={cursor}"))
            .GetProperty("data");
    }

    [Fact]
    public async Task List_RecalledMessage_IsGone()
    {
        string id = Data.Send("bob", "alice", "hi");
        await PinAsync("alice", "bob", "chat", id);

        Data.RecallMessage(id);

        Assert.Equal(0, (await ListAsync("alice", "bob", "chat")).GetArrayLength());
    }

    [Fact]
    public async Task List_MessageRemovedByTheViewer_Stays()
    {
        string id = Data.Send("bob", "alice", "hi");
        await PinAsync("alice", "bob", "chat", id);

        await CallAsync("alice", "DELETE", $"sdk/message/roaming/chat/user/alice?userId=bob&msgIdList={id}");

        Assert.Equal(1, (await ListAsync("alice", "bob", "chat")).GetArrayLength());
    }

    [Fact]
    public async Task Unpin_ByAnyMember_TakesItOff()
    {
        string id = Data.SendToGroup("carol", GroupId, "hi");
        await PinAsync("alice", GroupId, "groupchat", id);

        await CallAsync("bob", "DELETE", "sdk/user/bob/user_channel/pin", Body(GroupId, "groupchat", id));

        Assert.Equal(0, (await ListAsync("alice", GroupId, "groupchat")).GetArrayLength());
    }

    [Theory]
    [InlineData("POST", "bob", "chat", "4711", 404, NoPin)]
    [InlineData("DELETE", "bob", "chat", "4711", 404, NoPin)]
    [InlineData("POST", "bob", "chat", "one", 400, "param pin_msg_id illegal, please check it!")]
    [InlineData("POST", "", "chat", "4711", 400, "Bad Request")]
    [InlineData("POST", "bob", "other", "4711", 400, "Bad Request")]
    [InlineData("POST", "nowhere", "groupchat", "4711", 404, "do not find this group:nowhere")]
    public async Task Pin_Unfit_IsRefused(string method, string to, string type, string id, int status, string text) =>
        Assert.Equal((status, text, 0), await RefusedAsync("alice", method, "sdk/user/alice/user_channel/pin", Body(to, type, id)));

    [Fact]
    public async Task Pin_MessageOfAnotherConversation_IsRefused()
    {
        string id = Data.Send("carol", "alice", "hi");

        Assert.Equal(
            (404, NoPin, 0), await RefusedAsync("alice", "POST", "sdk/user/alice/user_channel/pin", Body("bob", "chat", id)));
        Assert.Empty(TakeNotices());
    }

    [Fact]
    public async Task Pin_InAGroupOfOthers_IsRefused()
    {
        string id = Data.SendToGroup("carol", GroupId, "hi");

        Assert.Equal(
            (400, "The user not in this group!", 0),
            await RefusedAsync("dave", "POST", "sdk/user/dave/user_channel/pin", Body(GroupId, "groupchat", id)));
    }

    [Fact]
    public async Task Pin_BeyondTheCapacity_IsRefused()
    {
        Server.Switches.PinnedMessageCapacity = 1;
        await PinAsync("alice", "bob", "chat", Data.Send("bob", "alice", "hi"));

        (int status, _, int code) = await RefusedAsync(
            "alice", "POST", "sdk/user/alice/user_channel/pin", Body("bob", "chat", Data.Send("bob", "alice", "ho")));

        Assert.Equal((403, 91101), (status, code));
    }

    [Fact]
    public async Task Pin_Off_IsRefused()
    {
        Server.Switches.MessagePinning = false;

        (int status, _, int code) = await RefusedAsync("alice", "GET", "sdk/user/alice/user_channel/pin?to=bob&type=chat");

        Assert.Equal((403, 15002), (status, code));
    }

    private static string Body(string to, string type, string id) => $$"""{"to":"{{to}}","type":"{{type}}","pin_msg_id":"{{id}}"}""";

    private Task<JsonElement> PinAsync(string user, string to, string type, string id) =>
        CallAsync(user, "POST", $"sdk/user/{user}/user_channel/pin", Body(to, type, id));

    private async Task<JsonElement> ListAsync(string user, string to, string type) =>
        (await CallAsync(user, "GET", $"sdk/user/{user}/user_channel/pin?to={to}&type={type}&limit=50&cursor="))
        .GetProperty("data").GetProperty("msg_infos");
}
