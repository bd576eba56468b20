using System.Text;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class LabelRestTests : RestScenario
{
    private const string Top = "sdk/user/alice/user_channel/top";
    private const string Mark = "sdk/user/alice/user_channels/mark";
    private const string Bob = """{"type":"chat","to":"bob"}""";

    [Fact]
    public async Task Pin_Conversation_SaysSince()
    {
        Data.Send("bob", "alice", "hi");

        JsonElement data = (await CallAsync("alice", "POST", Top, Bob)).GetProperty("data");

        Assert.True(data.GetProperty("is_top").GetBoolean());
        Assert.InRange(data.GetProperty("update_top_status_time").GetInt64(), 1, Data.Now.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Pin_Conversation_TellsTheUsersOtherDevices()
    {
        long pinnedAt = (await CallAsync("alice", "POST", Top + "?resource=web_1", """{"type":"groupChat","to":"244000000000001"}"""))
            .GetProperty("data").GetProperty("update_top_status_time").GetInt64();

        Assert.Equal(
            [
                ("alice", "web_1", "{\"type\":\"conv\",\"data\":{\"op\":\"top\",\"id\":\"244000000000001\",\"type\":\"groupchat\","
                    + $"\"ts\":{pinnedAt},\"res\":\"web_1\",\"from\":\"alice\"}}}}"),
            ],
            TakeTexts());
    }

    [Fact]
    public async Task Unpin_Conversation_IsDoneByQuery()
    {
        await CallAsync("alice", "POST", Top, Bob);
        TakeNotices();

        JsonElement data = (await CallAsync("alice", "DELETE", Top + "?type=chat&to=Bob&resource=web_1")).GetProperty("data");

        Assert.False(data.GetProperty("is_top").GetBoolean());
        JsonElement notice = Notice();
        Assert.Equal(("not_top", "bob"), (notice.GetProperty("op").GetString(), notice.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("""{"type":"chat","to":"nobody"}""", 404, 91001)]
    [InlineData("""{"type":"groupChat","to":"nowhere"}""", 404, 91001)]
    [InlineData("""{"type":"chatRoom","to":"266000000000001"}""", 404, 91001)]
    [InlineData("""{"type":"chat","to":"244000000000001"}""", 404, 91001)]
    [InlineData("""{"type":"chat"}""", 400, 0)]
    [InlineData("""{"type":"other","to":"bob"}""", 400, 0)]
    [InlineData("", 400, 0)]
    public async Task Pin_Unfit_IsRefused(string body, int status, int code)
    {
        (int Status, string, int Code) refusal = await RefusedAsync("alice", "POST", Top, body);

        Assert.Equal((status, code), (refusal.Status, refusal.Code));
        Assert.Empty(TakeNotices());
    }

    [Fact]
    public async Task Pin_AGroupOfOthers_IsRefused()
    {
        const string group = $$"""{"type":"groupChat","to":"{{GroupId}}"}""";

        Assert.Equal(404, (await RefusedAsync("dave", "POST", "sdk/user/dave/user_channel/top", group)).Status);
    }

    [Fact]
    public async Task Pin_TheFiftyFirst_IsRefused()
    {
        for (int number = 0; number <= 50; number++)
        {
            Data.AddUser($"peer{number}");
        }

        for (int number = 0; number < 50; number++)
        {
            await CallAsync("alice", "POST", Top, $$"""{"type":"chat","to":"peer{{number}}"}""");
        }

        Assert.Equal(
            (400, "The quantity has exceeded the limit!", 0),
            await RefusedAsync("alice", "POST", Top, """{"type":"chat","to":"peer50"}"""));
        await CallAsync("alice", "POST", Top, """{"type":"chat","to":"peer0"}""");
    }

    [Fact]
    public async Task Pin_ConversationListOff_IsRefused()
    {
        Server.Switches.ConversationList = false;

        Assert.Equal((403, "user channel service not open!", 0), await RefusedAsync("alice", "POST", Top, Bob));
    }

    [Fact]
    public async Task Pin_AnotherUsers_IsRefused() =>
        Assert.Equal(401, (await RefusedAsync("bob", "POST", Top, Bob)).Status);

    [Fact]
    public async Task Mark_Conversations_SaysWhichWereSkipped()
    {
        JsonElement data = (await CallAsync(
            "alice", "POST", Mark, """{"mark":"mark_3","targets":[{"to":"bob","type":"chat"},{"to":"nobody","type":"chat"}]}"""))
            .GetProperty("data");

        Assert.Equal("""[{"to":"bob","type":"chat"}]""", data.GetProperty("success").GetRawText());
        Assert.Equal("""[{"to":"nobody","type":"chat"}]""", data.GetProperty("ignore").GetRawText());
    }

    [Theory]
    [InlineData("POST", "mark")]
    [InlineData("DELETE", "mark_delete")]
    public async Task Mark_Conversation_TellsTheUsersOtherDevices(string method, string operation)
    {
        await CallAsync("alice", method, Mark + "?resource=web_1", """{"mark":"mark_19","targets":[{"to":"bob","type":"chat"}]}""");

        JsonElement notice = Notice();
        Assert.Equal(
            (operation, "bob", "chat", "web_1", "alice", "mark_19"),
            (Text("op"), Text("id"), Text("type"), Text("res"), Text("from"), Text("ext")));

        string? Text(string name) => notice.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("""{"targets":[{"to":"bob","type":"chat"}]}""", "param mark must be not empty, please check!")]
    [InlineData("""{"mark":"","targets":[{"to":"bob","type":"chat"}]}""", "param mark must be not empty, please check!")]
    [InlineData("""{"mark":"mark_20","targets":[{"to":"bob","type":"chat"}]}""", "param mark illegal, please check it!")]
    [InlineData("""{"mark":"mark_-1","targets":[{"to":"bob","type":"chat"}]}""", "param mark illegal, please check it!")]
    [InlineData("""{"mark":"star","targets":[{"to":"bob","type":"chat"}]}""", "param mark illegal, please check it!")]
    [InlineData("""{"mark":"mark_1","targets":[]}""", "Bad Request")]
    [InlineData("[", "Request body not readable.Please check content type is correct!")]
    public async Task Mark_Unfit_IsRefused(string body, string text) =>
        Assert.Equal((400, text, 0), await RefusedAsync("alice", "POST", Mark, body));

    [Fact]
    public async Task Mark_TooManyConversations_IsRefused()
    {
        string targets = string.Join(',', Enumerable.Repeat("""{"to":"bob","type":"chat"}""", 21));

        Assert.Equal(
            (400, "The quantity has exceeded the limit!", 0),
            await RefusedAsync("alice", "POST", Mark, $$"""{"mark":"mark_1","targets":[{{targets}}]}"""));
    }

    private JsonElement Notice() => JsonElement.Parse(TakeTexts().Single().Text).GetProperty("data");

    private IEnumerable<(string User, string? Device, string Text)> TakeTexts() => TakeNotices().Select(notice =>
    {
        Assert.Equal(NoticeKind.Notify, notice.Kind);
        return (notice.UserId, notice.ActingDevice, Encoding.UTF8.GetString(notice.Payload));
    });
}
