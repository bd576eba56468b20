using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Operation = Easemob.Messaging.Emulator.Protocol.Msync.MUCBody.Types.Operation;

namespace Easemob.Messaging.ScenarioTests.Realtime;

/// <summary>What devices are told of what was done over REST, and by the test side.</summary>
public class NoticeTests : RealtimeScenario
{
    [Fact]
    public async Task RemoveHistory_OnOneDevice_IsToldToTheOthers()
    {
        RawDevice phone = await SignInAsync("alice");
        RawDevice web = await SignInAsync("alice", "web");
        string id = Data.Send("bob", "alice", "x");
        await phone.ReceiveAsync();
        await web.ReceiveAsync();

        await CallAsync("DELETE", $"sdk/message/roaming/chat/user/alice?userId=bob&msgIdList={id}&resource=web");
        await AssertToldAsync(phone, """{"type":"roaming_delete","data":{"to":"bob","chatType":"chat","resource":"web"}}""");
        await CallAsync("DELETE", $"sdk/message/roaming/group/user/alice/time?groupId={GroupId}&delTime=1&&resource=web");
        await AssertToldAsync(
            phone, $$$"""{"type":"roaming_delete","data":{"to":"{{{GroupId}}}","chatType":"groupchat","resource":"web"}}""");

        await web.AssertQuietAsync();
    }

    [Fact]
    public async Task DeleteConversation_OnOneDevice_IsToldToTheOthers()
    {
        RawDevice phone = await SignInAsync("alice");
        RawDevice web = await SignInAsync("alice", "web");

        await CallAsync("DELETE", "user/alice/user_channel?resource=web", """{"channel":"bob","type":"chat","delete_roam":false}""");

        JsonElement data = JsonElement.Parse(Assert.Single(await phone.ReceiveAsync()).Payload.Span).GetProperty("data");
        Assert.Equal(
            ("del", "bob", "chat", "alice", "web"),
            (Text("op"), Text("id"), Text("type"), Text("from"), Text("res")));
        Assert.InRange(data.GetProperty("ts").GetInt64(), 1, Data.Now.ToUnixTimeMilliseconds());
        await web.AssertQuietAsync();

        string? Text(string name) => data.GetProperty(name).GetString();
    }

    [Fact]
    public async Task CreateGroup_WithMembers_IsToldInItsConversation()
    {
        RawDevice bob = await SignInAsync("bob");

        await CallAsync("POST", "chatgroups", """{"groupname":"lab","members":["bob"],"public":true}""");
        Meta item = Assert.Single(await bob.ReceiveAsync());

        MUCBody body = MUCBody.Parser.ParseFrom(item.Payload);
        Assert.Equal((Operation.DirectJoined, "alice", "lab"), (body.Operation, body.From.Name, body.MucName));
        Assert.Equal((body.MucId, Meta.Types.NameSpace.Muc), (item.From, item.Ns));
    }

    [Fact]
    public async Task SendNotify_AnyJson_ArrivesInTheSystemQueue()
    {
        RawDevice alice = await SignInAsync("alice");

        Server.Realtime.SendNotify("alice", """{"type":"presence"}""");

        await AssertToldAsync(alice, """{"type":"presence"}""");
    }

    [Fact]
    public async Task Devices_SignedIn_AreListed()
    {
        await SignInAsync("alice");
        RawDevice web = await SignInAsync("alice", "web");
        await DropAsync(web);

        JsonElement devices = await CallAsync("GET", "users/alice/resources");

        Assert.Equal(
            """[{"res":"phone","device_uuid":"uuid","device_name":"raw"}]""", devices.GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData(ForcedLogout.UserRemoved)]
    [InlineData(ForcedLogout.PasswordChanged)]
    [InlineData(ForcedLogout.KickedByOtherDevice)]
    public async Task Kick_Device_IsToldWhyAndClosed(ForcedLogout operation)
    {
        RawDevice alice = await SignInAsync("alice");
        RawDevice web = await SignInAsync("alice", "web");

        Assert.Equal(1, Server.Realtime.Kick("alice", operation, "phone", "because"));

        StatisticsBody body = StatisticsBody.Parser.ParseFrom(Assert.Single((await alice.SyncAsync()).Metas).Payload);
        Assert.Equal(((int)operation, "because"), ((int)body.Operation, body.Reason));
        await alice.AssertClosedAsync();
        await web.AssertQuietAsync();
    }

    [Fact]
    public async Task Disconnect_Device_EndsWithoutAWord()
    {
        RawDevice alice = await SignInAsync("alice");

        Assert.Equal(1, Server.Realtime.Disconnect("alice"));

        await alice.AssertCutAsync();
    }

    private static async Task AssertToldAsync(RawDevice device, string json)
    {
        Meta item = Assert.Single(await device.ReceiveAsync());
        Assert.Equal((Meta.Types.NameSpace.Notify, json), (item.Ns, item.Payload.ToStringUtf8()));
        Assert.False(item.From.HasName);
    }

    private async Task<JsonElement> CallAsync(string method, string path, string? body = null)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(new HttpMethod(method), $"{Server.Address}demo/easemob/{path}")
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Data.IssueToken("alice"));
        using HttpResponseMessage response = await http.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return JsonElement.Parse(answer);
    }
}
