using System.Text.Json;

namespace Easemob.Messaging.ScenarioTests.Rest;

public class CursorListRestTests : RestScenario
{
    private const string List = "sdk/user/alice/user_channels/list?&need_mark=true";
    private const string Search = "sdk/user/alice/user_channels/mark/search?&need_mark=true&mark=mark_3";

    [Fact]
    public async Task List_Conversation_HasAllMembers()
    {
        string id = Data.Send("bob", "alice", "hi");
        await MarkAsync("mark_3", "bob");
        await MarkAsync("mark_0", "bob");

        JsonElement entry = (await CallAsync("alice", "GET", List)).GetProperty("data").GetProperty("channel_infos")[0];

        Assert.Equal("bob", entry.GetProperty("session_to").GetString());
        Assert.Equal("chat", entry.GetProperty("session_type").GetString());
        Assert.Equal("demo#easemob_bob@easemob.com", entry.GetProperty("channel_id").GetString());
        Assert.Equal(1, entry.GetProperty("unread_num").GetInt32());
        Assert.False(entry.GetProperty("is_top").GetBoolean());
        Assert.Equal(0, entry.GetProperty("update_top_status_time").GetInt64());
        Assert.Equal("""["mark_0","mark_3"]""", entry.GetProperty("marks").GetRawText());
        Assert.Equal(id, entry.GetProperty("meta").GetProperty("id").GetString());
    }

    [Fact]
    public async Task List_WithoutMarksWanted_HasNone()
    {
        Data.Send("bob", "alice", "hi");

        JsonElement answer = await CallAsync("alice", "GET", "sdk/user/alice/user_channels/list");

        Assert.False(answer.GetProperty("data").GetProperty("channel_infos")[0].TryGetProperty("marks", out _));
    }

    [Fact]
    public async Task List_Pages_FollowOneAnother()
    {
        SendInTurn();

        (string[] first, string cursor) = await PageAsync(List + "&limit=2&cursor=");
        (string[] second, string end) = await PageAsync($"{List}&limit=2&cursor={cursor}");

        Assert.Equal(["dave", "carol"], first);
        Assert.Equal(["bob"], second);
        Assert.Empty(end);
    }

    [Fact]
    public async Task List_ChangeBetweenPages_RepeatsNothing()
    {
        SendInTurn();
        (_, string cursor) = await PageAsync(List + "&limit=1&cursor=");
        Data.AddUser("eve");
        Data.Send("eve", "alice", "hi");

        (string[] rest, _) = await PageAsync($"{List}&limit=5&cursor={cursor}");

        Assert.Equal(["carol", "bob"], rest);
    }

    [Fact]
    public async Task List_FullLastPage_HasACursorToNothing()
    {
        SendInTurn();

        (_, string cursor) = await PageAsync(List + "&limit=3&cursor=");
        (string[] last, string end) = await PageAsync($"{List}&limit=3&cursor={cursor}");

        Assert.NotEmpty(cursor);
        Assert.Empty(last);
        Assert.Empty(end);
    }

    [Fact]
    public async Task List_UnknownCursor_BeginsAtTheStart()
    {
        SendInTurn();

        (string[] page, _) = await PageAsync(List + "&limit=2&cursor=CURSOR2");

        Assert.Equal(["dave", "carol"], page);
    }

    [Theory]
    [InlineData(List + "&limit=0")]
    [InlineData(List + "&limit=51")]
    [InlineData(List + "&limit=many")]
    [InlineData(Search + "&limit=11")]
    public async Task List_LimitOutOfRange_IsRefused(string path) =>
        Assert.Equal((400, "Bad Request", 0), await RefusedAsync("alice", "GET", path));

    [Fact]
    public async Task List_Pinned_LastPinnedFirst()
    {
        SendInTurn();
        await PinAsync("dave");
        await PinAsync("bob");

        (string[] pinned, _) = await PageAsync(List + "&is_top=true");

        Assert.Equal(["bob", "dave"], pinned);
    }

    [Fact]
    public async Task List_ByMark_LastMarkedFirst()
    {
        SendInTurn();
        await MarkAsync("mark_3", "dave");
        await MarkAsync("mark_3", "bob");
        await MarkAsync("mark_4", "carol");

        (string[] marked, _) = await PageAsync(Search);

        Assert.Equal(["bob", "dave"], marked);
    }

    [Fact]
    public async Task List_MarkRemoved_IsNoLongerFound()
    {
        SendInTurn();
        await MarkAsync("mark_3", "dave");
        await CallAsync(
            "alice", "DELETE", "sdk/user/alice/user_channels/mark", """{"mark":"mark_3","targets":[{"to":"dave","type":"chat"}]}""");

        Assert.Empty((await PageAsync(Search)).Ids);
    }

    [Theory]
    [InlineData("", "param mark must be not empty, please check!")]
    [InlineData("?mark=mark_20", "param mark illegal, please check it!")]
    public async Task List_ByNoSuchMark_IsRefused(string query, string text) =>
        Assert.Equal((400, text, 0), await RefusedAsync("alice", "GET", "sdk/user/alice/user_channels/mark/search" + query));

    [Theory]
    [InlineData("&needEmptySession=false", 0)]
    [InlineData("", 0)]
    [InlineData("&needEmptySession=true", 1)]
    public async Task List_EmptyConversation_OnlyWhereWanted(string query, int expected)
    {
        await PinAsync("bob");

        Assert.Equal(expected, (await PageAsync(List + query)).Ids.Length);
    }

    [Fact]
    public async Task List_DeletedConversation_ComesBackWithoutLabels()
    {
        Data.Send("bob", "alice", "hi");
        await PinAsync("bob");
        await MarkAsync("mark_3", "bob");
        await CallAsync("alice", "DELETE", "user/alice/user_channel", """{"channel":"bob","type":"chat","delete_roam":false}""");
        Data.Send("bob", "alice", "again");

        Assert.Equal(["bob"], (await PageAsync(List)).Ids);
        Assert.Empty((await PageAsync(List + "&is_top=true")).Ids);
        Assert.Empty((await PageAsync(Search)).Ids);
    }

    [Fact]
    public async Task List_RoomsAndThreads_AreNotShown()
    {
        Data.SendToGroup("bob", RoomId, "hi");
        Data.AddThread("255", GroupId);
        Data.SendToGroup("bob", "255", "hi");

        Assert.Empty((await PageAsync(List + "&needEmptySession=true")).Ids);
    }

    [Fact]
    public async Task List_Off_IsRefused()
    {
        Server.Switches.ConversationList = false;

        Assert.Equal((403, "user channel service not open!", 0), await RefusedAsync("alice", "GET", List));
    }

    private void SendInTurn()
    {
        foreach (string user in (string[])["bob", "carol", "dave"])
        {
            Data.Send(user, "alice", "hi");
        }
    }

    private async Task<(string[] Ids, string Cursor)> PageAsync(string path)
    {
        JsonElement data = (await CallAsync("alice", "GET", path)).GetProperty("data");
        return (
            [.. data.GetProperty("channel_infos").EnumerateArray().Select(entry => entry.GetProperty("session_to").GetString()!)],
            data.GetProperty("cursor").GetString()!);
    }

    private Task<JsonElement> PinAsync(string peer) =>
        CallAsync("alice", "POST", "sdk/user/alice/user_channel/top", $$"""{"type":"chat","to":"{{peer}}"}""");

    private Task<JsonElement> MarkAsync(string mark, string peer) => CallAsync(
        "alice",
        "POST",
        "sdk/user/alice/user_channels/mark",
        $$"""{"mark":"{{mark}}","targets":[{"to":"{{peer}}","type":"chat"}]}""");
}
