using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class GroupRestTests : RestScenario
{
    private const string OpenGroup =
        """{"groupname":"lab","desc":"d","members":["Bob"],"public":true,"approval":false,"allowinvites":true,"maxusers":3,"custom":"c"}""";

    [Fact]
    public async Task Create_Group_HasOwnerAndMembers()
    {
        string id = await CreateAsync();

        JsonElement group = (await CallAsync("carol", "GET", $"chatgroups/{id}?joined_time=true")).GetProperty("data")[0];

        Assert.Equal("lab", group.GetProperty("name").GetString());
        Assert.Equal("d", group.GetProperty("description").GetString());
        Assert.Equal("c", group.GetProperty("custom").GetString());
        Assert.Equal("alice", group.GetProperty("owner").GetString());
        Assert.Equal(3, group.GetProperty("maxusers").GetInt32());
        Assert.True(group.GetProperty("allowinvites").GetBoolean());
        Assert.Equal("""[{"owner":"alice"},{"member":"bob"}]""", group.GetProperty("affiliations").GetRawText());
    }

    [Fact]
    public async Task Create_Group_TellsMembersAndTheOwnersOtherDevices()
    {
        string id = await CreateAsync();

        Assert.Equal(
            [("alice", "phone", Operation.Create, "alice", 0), ("bob", null, Operation.DirectJoined, "alice", 0)], TakeEvents(id));
    }

    [Fact]
    public async Task Create_Group_NamesItToWhoIsAdded()
    {
        await CreateAsync();

        MUCBody body = MUCBody.Parser.ParseFrom(TakeNotices()[^1].Payload);

        Assert.Equal("lab", body.MucName);
        Assert.Equal("bob", body.To.Single().Name);
        Assert.Equal(("demo#easemob", "conference.easemob.com"), (body.MucId.AppKey, body.MucId.Domain));
        Assert.False(body.IsChatroom);
    }

    [Fact]
    public async Task Create_TwoGroups_HaveIdsOfTheirOwn() => Assert.NotEqual(await CreateAsync(), await CreateAsync());

    [Theory]
    [InlineData("""{"groupname":"lab","members":["nobody"]}""", 404, "'username nobody doesn't exist!'")]
    [InlineData("""{"members":["bob"]}""", 400, "Bad Request")]
    [InlineData("""{"groupname":"lab","maxusers":1,"members":["bob"]}""", 403, "members size is greater than max user size !")]
    [InlineData("no json", 400, "Request body not readable.Please check content type is correct!")]
    public async Task Create_Unfit_IsRefused(string body, int status, string text) =>
        Assert.Equal((status, text, 0), await RefusedAsync("alice", "POST", "chatgroups", body));

    [Fact]
    public async Task Create_Group_CanBeWrittenIn()
    {
        string id = await CreateAsync();

        Data.SendToGroup("bob", id, "hi");

        Assert.Equal([id], Data.GetConversationIds("alice"));
    }

    [Fact]
    public async Task Joined_Groups_AreTheUsersOwn()
    {
        string id = await CreateAsync();

        JsonElement groups = (await CallAsync("bob", "GET", "users/bob/joined_chatgroups?pagenum=1&pagesize=20")).GetProperty("data");

        Assert.Equal([GroupId, id], groups.EnumerateArray().Select(group => group.GetProperty("groupid").GetString()));
    }

    [Fact]
    public async Task Join_OpenGroup_TellsTheOthers()
    {
        string id = await CreateAsync();
        TakeNotices();

        await CallAsync("carol", "POST", $"chatgroups/{id}/apply?resource=web", """{"message":"me too"}""");

        Assert.Equal(["alice", "bob", "carol"], await MembersAsync(id));
        Assert.Equal(
            [
                ("carol", "web", Operation.Join, "carol", 0),
                ("alice", null, Operation.Presence, "carol", 3),
                ("bob", null, Operation.Presence, "carol", 3),
            ],
            TakeEvents(id));
    }

    [Fact]
    public async Task Join_GroupWithApproval_AsksTheOwner()
    {
        string id = await CreateAsync("""{"groupname":"lab","approval":true}""");
        TakeNotices();

        await CallAsync("carol", "POST", $"chatgroups/{id}/apply", """{"message":"me too"}""");

        Notice notice = Assert.Single(TakeNotices());
        MUCBody body = MUCBody.Parser.ParseFrom(notice.Payload);
        Assert.Equal(("alice", Operation.Apply, "carol", "me too"), (notice.UserId, body.Operation, body.From.Name, body.Reason));
        Assert.Equal(["alice"], await MembersAsync(id));
    }

    [Fact]
    public async Task Join_PrivateGroup_IsRefused()
    {
        string id = await CreateAsync("""{"groupname":"lab","public":false}""");

        Assert.Equal(403, (await RefusedAsync("carol", "POST", $"chatgroups/{id}/apply", "{}")).Status);
    }

    [Fact]
    public async Task Join_FullGroup_IsRefused()
    {
        string id = await CreateAsync();
        await CallAsync("carol", "POST", $"chatgroups/{id}/apply", "{}");

        Assert.Equal((403, "group member list is full!", 0), await RefusedAsync("dave", "POST", $"chatgroups/{id}/apply", "{}"));
    }

    [Fact]
    public async Task Join_Member_IsRefused() => Assert.Equal(
        (403, "invite users to join group failed, users [bob] are already in group!", 0),
        await RefusedAsync("bob", "POST", $"chatgroups/{GroupId}/apply", "{}"));

    [Fact]
    public async Task Leave_Group_TellsTheOthers()
    {
        await CallAsync("bob", "DELETE", $"chatgroups/{GroupId}/quit?resource=web");

        Assert.Equal(
            [
                ("bob", "web", Operation.Leave, "bob", 0),
                ("alice", null, Operation.Absence, "bob", 2),
                ("carol", null, Operation.Absence, "bob", 2),
            ],
            TakeEvents(GroupId));
    }

    [Fact]
    public async Task Leave_Owner_IsRefused() =>
        Assert.Equal(403, (await RefusedAsync("alice", "DELETE", $"chatgroups/{GroupId}/quit")).Status);

    [Fact]
    public async Task Leave_NoMember_IsRefused() => Assert.Equal(
        (400, "users [dave] are not members of this group!", 0), await RefusedAsync("dave", "DELETE", $"chatgroups/{GroupId}/quit"));

    [Fact]
    public async Task Add_Members_TellsThemAndTheOthers()
    {
        JsonElement answer = await CallAsync(
            "alice", "POST", $"chatgroups/{GroupId}/invite?resource=web", """{"usernames":["bob","dave"]}""");

        Assert.Equal(["dave"], answer.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("user").GetString()));
        Assert.Equal(
            [
                ("dave", null, Operation.DirectJoined, "alice", 0),
                ("alice", null, Operation.Presence, "dave", 4),
                ("bob", null, Operation.Presence, "dave", 4),
                ("carol", null, Operation.Presence, "dave", 4),
            ],
            TakeEvents(GroupId));
    }

    [Theory]
    [InlineData("alice", """{"usernames":["nobody"]}""", 404, "'username nobody doesn't exist!'")]
    [InlineData("alice", """{"usernames":["bob"]}""", 403, "invite users to join group failed, users [bob] are already in group!")]
    [InlineData("alice", "{}", 400, "Bad Request")]
    [InlineData("bob", """{"usernames":["dave"]}""", 403, "the user has no permission to do this")]
    public async Task Add_Unfit_IsRefused(string user, string body, int status, string text) =>
        Assert.Equal((status, text, 0), await RefusedAsync(user, "POST", $"chatgroups/{GroupId}/invite", body));

    [Fact]
    public async Task Remove_Members_TellsThemAndTheOthers()
    {
        await CallAsync("alice", "DELETE", $"chatgroups/{GroupId}/users/bob,dave?resource=web");

        Assert.Equal(
            [
                ("bob", null, Operation.Kick, "alice", 0),
                ("alice", null, Operation.Absence, "bob", 2),
                ("carol", null, Operation.Absence, "bob", 2),
            ],
            TakeEvents(GroupId));
    }

    [Fact]
    public async Task Remove_OneMember_IsAnsweredWithOneObject()
    {
        JsonElement answer = await CallAsync("alice", "DELETE", $"chatgroups/{GroupId}/users/bob");

        Assert.Equal(
            $$"""{"result":true,"action":"remove_member","user":"bob","id":"{{GroupId}}","groupid":"{{GroupId}}"}""",
            answer.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("bob", "carol", 403)]
    [InlineData("alice", "alice", 403)]
    [InlineData("alice", "dave", 400)]
    public async Task Remove_Unfit_IsRefused(string user, string member, int status) =>
        Assert.Equal(status, (await RefusedAsync(user, "DELETE", $"chatgroups/{GroupId}/users/{member}")).Status);

    [Fact]
    public async Task Destroy_Group_TellsAllAndIsGone()
    {
        Data.SendToGroup("bob", GroupId, "hi");

        await CallAsync("alice", "DELETE", $"chatgroups/{GroupId}?version=v3&resource=web");

        Assert.Equal(
            [
                ("alice", "web", Operation.Destroy, "alice", 0),
                ("bob", null, Operation.Destroy, "alice", 0),
                ("carol", null, Operation.Destroy, "alice", 0),
            ],
            TakeEvents(GroupId));
        Assert.Equal(
            (404, $"do not find this group:{GroupId}", 0), await RefusedAsync("alice", "GET", $"chatgroups/{GroupId}"));
        Assert.Empty(Data.GetConversationIds("alice"));
    }

    [Fact]
    public async Task Destroy_ByAnother_IsRefused() =>
        Assert.Equal(403, (await RefusedAsync("bob", "DELETE", $"chatgroups/{GroupId}")).Status);

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/users")]
    [InlineData("POST", "/apply")]
    [InlineData("DELETE", "/quit")]
    [InlineData("DELETE", "/users/bob")]
    public async Task AnyCall_ARoomsId_IsNoGroup(string method, string path) => Assert.Equal(
        (404, $"do not find this group:{RoomId}", 0),
        await RefusedAsync("alice", method, $"chatgroups/{RoomId}{path}", method == "POST" ? "{}" : null));

    private async Task<string> CreateAsync(string body = OpenGroup) =>
        (await CallAsync("alice", "POST", "chatgroups?resource=phone", body)).GetProperty("data").GetProperty("groupid").GetString()!;

    private async Task<IEnumerable<string>> MembersAsync(string id) =>
        (await CallAsync("alice", "GET", $"chatgroups/{id}/users?version=v3&pagenum=1&pagesize=10")).GetProperty("data")
            .EnumerateArray().Select(entry => entry.EnumerateObject().First().Value.GetString()!);

    private (string User, string? Device, Operation Operation, string From, int Count)[] TakeEvents(string id) =>
    [
        .. TakeNotices().Select(notice =>
        {
            MUCBody body = MUCBody.Parser.ParseFrom(notice.Payload);
            Assert.Equal(NoticeKind.Muc, notice.Kind);
            Assert.Equal(id, body.MucId.Name);
            return (notice.UserId, notice.ActingDevice, body.Operation, body.From.Name, body.MucMemberCount);
        }),
    ];
}
