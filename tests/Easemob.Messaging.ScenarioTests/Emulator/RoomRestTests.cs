using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class RoomRestTests : RestScenario
{
    [Fact]
    public async Task Create_Room_IsListedAndDescribed()
    {
        string id = await CreateAsync();

        JsonElement rooms = (await CallAsync("bob", "GET", "chatrooms?pagenum=1&pagesize=20")).GetProperty("data");
        JsonElement room = (await CallAsync("bob", "GET", $"chatrooms/{id}")).GetProperty("data")[0];

        Assert.Equal([id, RoomId], rooms.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()));
        Assert.Equal("lab", room.GetProperty("name").GetString());
        Assert.Equal("""[{"owner":"alice"}]""", room.GetProperty("affiliations").GetRawText());
    }

    [Fact]
    public async Task Join_Room_TellsTheOthersWithWords()
    {
        await CallAsync("carol", "POST", $"chatrooms/{RoomId}/apply?resource=web", """{"message":"hello"}""");

        IReadOnlyList<Notice> notices = TakeNotices();
        MUCBody last = MUCBody.Parser.ParseFrom(notices[^1].Payload);
        Assert.Equal(["carol", "alice", "bob"], notices.Select(notice => notice.UserId));
        Assert.Equal((Operation.Presence, "carol", 3), (last.Operation, last.From.Name, last.MucMemberCount));
        Assert.Equal(("hello", true), (last.Ext, last.IsChatroom));
    }

    [Fact]
    public async Task Join_RoomAgain_TellsNobody()
    {
        await CallAsync("bob", "POST", $"chatrooms/{RoomId}/apply", "{}");

        Assert.Empty(TakeNotices());
    }

    [Fact]
    public async Task Leave_Room_TellsTheOthers()
    {
        await CallAsync("alice", "DELETE", $"chatrooms/{RoomId}/quit");

        Assert.Equal(["alice", "bob"], TakeNotices().Select(notice => notice.UserId));
    }

    [Fact]
    public async Task Add_Members_IsAnsweredWithThem()
    {
        JsonElement answer = await CallAsync("alice", "POST", $"chatrooms/{RoomId}/users", """{"usernames":["carol","dave"]}""");

        Assert.Equal(
            $$"""{"newmembers":["carol","dave"],"action":"add_member","id":"{{RoomId}}"}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(
            ["carol", "dave", "alice", "bob", "alice", "bob"], TakeNotices().Select(notice => notice.UserId));
    }

    [Fact]
    public async Task Remove_Member_TellsThem()
    {
        await CallAsync("alice", "DELETE", $"chatrooms/{RoomId}/users/bob");

        MUCBody body = MUCBody.Parser.ParseFrom(TakeNotices()[0].Payload);
        Assert.Equal((Operation.Kick, "bob"), (body.Operation, body.To.Single().Name));
    }

    [Fact]
    public async Task Destroy_Room_IsGone()
    {
        await CallAsync("alice", "DELETE", $"chatrooms/{RoomId}");

        Assert.Equal((404, $"do not find this group:{RoomId}", 0), await RefusedAsync("alice", "GET", $"chatrooms/{RoomId}/users"));
    }

    [Fact]
    public async Task Details_AGroupsId_IsNoRoom() =>
        Assert.Equal(404, (await RefusedAsync("alice", "GET", $"chatrooms/{GroupId}")).Status);

    private async Task<string> CreateAsync() =>
        (await CallAsync("alice", "POST", "chatrooms?resource=phone", """{"name":"lab","description":"","maxusers":100,"members":[]}"""))
            .GetProperty("data").GetProperty("id").GetString()!;
}
