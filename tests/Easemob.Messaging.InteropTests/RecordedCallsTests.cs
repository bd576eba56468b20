using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>
/// The calls that were recorded against a scripted server, made again against the emulator: the vendor's client sends the same request
/// and makes of the emulator's answer what it made of the recorded one.
/// </summary>
[Collection(VendorGroup.Name)]
public partial class RecordedCallsTests(VendorFixture vendor)
{
    private const string Password = "secret";
    private const string RecordedResource = "webim_lab_resource";
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";
    private const long PinnedId = 1_377_001_122_334_455_667;

    public static TheoryData<string> Calls =>
    [
        "conversationlist-page-zero",
        "conversationlist-paged",
        "conversationlist-unpaged",
        "conversationsbyfilter",
        "conversationsbyfilter-default",
        "deleteall",
        "deleteconversation-chat",
        "deleteconversation-chat-roam",
        "deleteconversation-group",
        "devices",
        "fetch-chat",
        "fetch-group",
        "fetch-start",
        "fetch-two-pages",
        "history-chat-from-dropped",
        "history-cursor-minus1",
        "history-cursor-null",
        "history-default",
        "history-down",
        "history-group-filter",
        "history-room",
        "history-up-cursor",
        "login-password",
        "login-token",
        "mark-add",
        "mark-ignored",
        "mark-remove",
        "pinconversation-chat",
        "pinconversation-group",
        "pinmessage",
        "pinmessage-chat",
        "pinnedconversations",
        "pinnedmessages",
        "pinnedmessages-default",
        "remove-both-ids-win",
        "remove-ids-20",
        "remove-ids-chat",
        "remove-ids-group",
        "remove-ids-room",
        "remove-time-chat",
        "remove-time-group",
        "renewtoken",
        "serverconversations-cursor",
        "serverconversations-default",
        "unpinconversation-chat",
        "unpinconversation-group",
        "unpinmessage",
    ];

    public static TheoryData<string> Refusals =>
    [
        "error-400-roaming-not-open",
        "login-user-banned",
        "login-user-not-found",
        "login-wrong-password",
        "renewtoken-401",
    ];

    [NodeTheory]
    [MemberData(nameof(Calls))]
    public async Task Call_IsAnsweredAsRecorded(string name)
    {
        JsonElement recorded = Load(name);
        await using Stage stage = await OpenAsync(name);
        VendorClient client = await ClientAsync(stage, name);
        await LabelAsync(client, name);

        JsonElement result = await CallAsync(stage, client, recorded);

        AssertRequest(recorded.GetProperty("request"), stage);
        Assert.All(stage.Emulator.Journal.Entries, entry => Assert.Equal(200, entry.Status));
        AssertShape(recorded.GetProperty("result").GetProperty("resolved"), result, name);
    }

    [NodeTheory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_IsUnderstoodAsRecorded(string name)
    {
        JsonElement recorded = Load(name);
        JsonElement expected = recorded.GetProperty("result").GetProperty("rejected");
        await using Stage stage = await OpenAsync(name);
        VendorClient client = await ClientAsync(stage, name);

        var refused = await Assert.ThrowsAsync<VendorException>(() => CallAsync(stage, client, recorded));

        AssertRequest(recorded.GetProperty("request"), stage);
        Assert.Equal(recorded.GetProperty("response").GetProperty("status").GetInt32(), stage.Emulator.Journal.Entries[^1].Status);
        Assert.Equal(expected.GetProperty("type").GetInt32(), refused.Type);
        Assert.Equal(expected.GetProperty("name").GetString(), refused.Error.GetProperty("name").GetString());
        Assert.Equal(expected.GetProperty("message").GetString(), refused.Message);
    }

    private static JsonElement Load(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    /// <summary>Makes the call with its own user and secrets in place of the recording's.</summary>
    private static Task<JsonElement> CallAsync(Stage stage, VendorClient client, JsonElement recorded)
    {
        JsonElement call = recorded.GetProperty("call");
        string args = call.GetProperty("args").GetRawText().Replace("PASSWORD", Password, StringComparison.Ordinal);
        if (args.Contains("TOKEN", StringComparison.Ordinal))
        {
            // Another user's token is as good as none.
            string owner = recorded.GetProperty("case").GetString() == "renewtoken-401" ? "bob" : "alice";
            string token = stage.Data.IssueToken(owner);
            args = args.Replace("NEWTOKEN", token, StringComparison.Ordinal).Replace("TOKEN", token, StringComparison.Ordinal);
        }

        stage.Emulator.Journal.Clear();
        return client.CallAsync(call.GetProperty("method").GetString()!, [.. JsonSerializer.Deserialize<object[]>(args)!]);
    }

    /// <summary>Compares the first request with the recorded one; where none was recorded, there must be none.</summary>
    private static void AssertRequest(JsonElement recorded, Stage stage)
    {
        if (recorded.ValueKind == JsonValueKind.Null)
        {
            Assert.Empty(stage.Emulator.Journal.Entries);
            return;
        }

        JournalEntry sent = stage.Emulator.Journal.Entries[0];
        Assert.Equal(recorded.GetProperty("method").GetString(), sent.Method);
        Assert.Equal(recorded.GetProperty("path").GetString(), sent.Path);
        Assert.Equal(recorded.GetProperty("rawQuery").GetString(), Millis().Replace(sent.Query, "MILLIS"));
        JsonElement body = recorded.GetProperty("body");
        if (body.ValueKind == JsonValueKind.Null)
        {
            Assert.Empty(sent.Body);
        }
        else
        {
            string expected = body.GetRawText().Replace("PASSWORD", Password, StringComparison.Ordinal);
            string actual = Timestamp().Replace(sent.Body, "\"MILLIS\"");
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)), $"{expected}\n{actual}");
        }
    }

    /// <summary>All that is in the recorded result must be there, of the same kind; values and more members are free.</summary>
    private static void AssertShape(JsonElement recorded, JsonElement result, string path)
    {
        switch (recorded.ValueKind)
        {
            case JsonValueKind.Null:
            case JsonValueKind.String when recorded.GetString() == "<undefined>":
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in recorded.EnumerateObject())
                {
                    string place = $"{path}.{member.Name}";
                    Assert.True(result.TryGetProperty(member.Name, out JsonElement value), $"{place} is missing.");
                    AssertShape(member.Value, value, place);
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonValueKind.Array, result.ValueKind);
                if (recorded.GetArrayLength() > 0 && result.GetArrayLength() > 0)
                {
                    AssertShape(recorded[0], result[0], $"{path}[0]");
                }

                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.True(result.ValueKind is JsonValueKind.True or JsonValueKind.False, $"{path} is no truth value.");
                break;
            default:
                Assert.True(recorded.ValueKind == result.ValueKind, $"{path} is a {result.ValueKind}, not a {recorded.ValueKind}.");
                break;
        }
    }

    /// <summary>Opens an emulator with the people, places and messages of the recordings, and with what the one recording is about.</summary>
    private async Task<Stage> OpenAsync(string name)
    {
        Stage stage = await Stage.OpenAsync(vendor, new EmulatorOptions { AppKey = "lab-org#lab-app" });
        if (name == "login-user-not-found")
        {
            return stage;
        }

        stage.Data.AddUser("alice", name == "login-wrong-password" ? "another" : Password);
        stage.Data.AddUser("bob");
        stage.Data.AddGroup(GroupId, "alice", "bob");
        stage.Data.AddRoom(RoomId, "alice", "bob");
        foreach (int id in new[] { 1000, 1001, 1002, 1003, 2001, 2002 })
        {
            Say(stage, id, EmulatorChatType.Chat, "alice");
        }

        Say(stage, 1005, EmulatorChatType.GroupChat, GroupId);
        Say(stage, 1006, EmulatorChatType.ChatRoom, RoomId);
        if (name == "pinmessage-chat")
        {
            Say(stage, PinnedId, EmulatorChatType.Chat, "alice");
        }
        else
        {
            Say(stage, PinnedId, EmulatorChatType.GroupChat, GroupId, name == "pinnedconversations" ? Gift() : null);
        }

        stage.Data.Send("bob", "alice", "now");
        stage.Emulator.Switches.MessageRoaming = name != "error-400-roaming-not-open";
        if (name == "login-user-banned")
        {
            stage.Data.BanUser("alice");
        }

        return stage;
    }

    /// <summary>Pins and marks what the recording found pinned and marked.</summary>
    private static async Task LabelAsync(VendorClient client, string name)
    {
        object group = new { conversationId = GroupId, conversationType = "groupChat" };
        if (name is "pinnedconversations")
        {
            await client.CallAsync("pinConversation", new { conversationId = GroupId, conversationType = "groupChat", isPinned = true });
        }
        else if (name.StartsWith("conversationsbyfilter", StringComparison.Ordinal) || name == "serverconversations-default")
        {
            object peer = new { conversationId = "bob", conversationType = "singleChat" };
            await client.CallAsync("addConversationMark", new { conversations = new[] { peer, group }, mark = 3 });
        }
        else if (name is "unpinmessage" or "pinnedmessages")
        {
            string messageId = PinnedId.ToString(CultureInfo.InvariantCulture);
            await client.CallAsync("pinMessage", new { conversationId = GroupId, conversationType = "groupChat", messageId });
        }
    }

    private static void Say(Stage stage, long id, EmulatorChatType chatType, string to, EmulatorMessageBody? body = null) =>
        stage.Data.AddMessage(new EmulatorMessage
        {
            ChatType = chatType,
            From = "bob",
            To = to,
            Body = body ?? new TextBody { Text = "hi" },
            Id = id.ToString(CultureInfo.InvariantCulture),
            SentAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + Math.Min(id, 9_999)),
        });

    private static CustomBody Gift() => new()
    {
        Event = "gift",
        Values = new Dictionary<string, string> { ["name"] = "flower", ["size"] = "16" },
    };

    /// <summary>Makes a client; it is signed in unless signing in is what the recording is about.</summary>
    private static async Task<VendorClient> ClientAsync(Stage stage, string name)
    {
        VendorClient client = await stage.VendorClientAsync(new VendorSettings { Resource = RecordedResource });
        if (!name.StartsWith("login-", StringComparison.Ordinal))
        {
            await client.SignInAsync("alice", Password);
        }

        return client;
    }

    [GeneratedRegex(@"(?<=_v=)\d+")]
    private static partial Regex Millis();

    [GeneratedRegex(@"(?<=""timestamp"":)\d+")]
    private static partial Regex Timestamp();
}
