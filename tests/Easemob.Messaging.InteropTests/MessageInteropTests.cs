using System.Text.Json;
using System.Text.Json.Nodes;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;
using EmulatorExtension = Easemob.Messaging.Emulator.ExtensionValue;
using EmulatorStream = Easemob.Messaging.Emulator.TextStream;

namespace Easemob.Messaging.InteropTests;

/// <summary>
/// Every kind of message and everything that may hang on it, as both clients show it: in a history, and as the newest message of a
/// conversation, which travels as JSON.
/// </summary>
/// <remarks>
/// Where the vendor's client is known to show less than there is, the views leave it out: the addresses of files but for their path
/// (the client puts the REST server's host and a query into them), the name of an image's file, that a finished stream is stored in one
/// piece, and that a thread is not a group; in a conversation's newest message also receipts and the thread that it began (all in
/// <see cref="LibraryView"/>). The whole numbers that it rounds have a test of their own.
/// </remarks>
[Collection(VendorGroup.Name)]
public class MessageInteropTests(VendorFixture vendor)
{
    private const string GroupId = "244001122334455";
    private const string RoomId = "266001122334455";

    // What AllKinds looks like to JavaScript, which knows no difference between 3.0 and 3.
    private const string AllKindsJson = """
        {"yes":true,"no":false,"zero":0,"negative":-42,"largestExact":9007199254740991,"fraction":0.1,"wholeDouble":3,"tiny":-1.5e-300,
        "text":"扩展 \"quoted\" \\ \u0007 🙂","empty":"","object":{"a":[1,{"b":null}],"中文":"值"},"array":[true,1.25,"x"],
        "ключ with spaces":"key"}
        """;

    private static readonly ConversationKey Bob = ConversationKey.Chat("bob");
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private static readonly Dictionary<string, EmulatorExtension> AllKinds = new()
    {
        ["yes"] = true,
        ["no"] = false,
        ["zero"] = 0L,
        ["negative"] = -42L,
        ["largestExact"] = (1L << 53) - 1,
        ["fraction"] = 0.1,
        ["wholeDouble"] = 3.0,
        ["tiny"] = -1.5e-300,
        ["text"] = "扩展 \"quoted\" \\ \u0007 🙂",
        ["empty"] = "",
        ["object"] = EmulatorExtension.FromJson("""{"a":[1,{"b":null}],"中文":"值"}"""),
        ["array"] = EmulatorExtension.FromJson("[true,1.25,\"x\"]"),
        ["ключ with spaces"] = "key",
    };

    public static TheoryData<string> Bodies => [.. Messages().Keys];

    [NodeTheory]
    [MemberData(nameof(Bodies))]
    public async Task Message_InAHistory_IsShownAlike(string name)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        MessageView planted = Plant(stage, name, out ConversationKey conversation);

        HistoryView theirs = await (await stage.VendorAsync("alice")).HistoryAsync(conversation, new HistoryAsk());
        HistoryView ours = await (await stage.LibraryAsync("alice")).HistoryAsync(conversation, new HistoryAsk());

        ViewAssert.Same([planted], theirs.Messages);
        ViewAssert.Same([theirs], [ours]);
    }

    [NodeTheory]
    [MemberData(nameof(Bodies))]
    public async Task Message_ThatArrives_IsShownAlike(string name)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        VendorDevice theirs = await stage.VendorAsync("alice");
        LibraryDevice ours = await stage.LiveLibraryAsync("alice");

        MessageView planted = Plant(stage, name, out _, isLive: true);

        ViewAssert.Same([planted], [await theirs.NextMessageAsync()]);
        ViewAssert.Same([planted], [await ours.NextMessageAsync()]);
    }

    [NodeTheory]
    [MemberData(nameof(Bodies))]
    public async Task Message_InTheConversationList_IsShownAlike(string name)
    {
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob", "carol");
        MessageView planted = Plant(stage, name, out ConversationKey conversation);
        if (conversation.Type == ConversationType.ChatRoom)
        {
            Assert.Empty(await (await stage.VendorAsync("alice")).ConversationsAsync(1, 20));
            Assert.Empty(await (await stage.LibraryAsync("alice")).ConversationsAsync(1, 20));
            return;
        }

        IReadOnlyList<ConversationView> theirs = await (await stage.VendorAsync("alice")).ConversationsAsync(1, 20);
        IReadOnlyList<ConversationView> ours = await (await stage.LibraryAsync("alice")).ConversationsAsync(1, 20);

        ViewAssert.Same([planted with { IsRead = false, IsDelivered = false, ThreadOverview = null }], [Assert.Single(theirs).Latest!]);
        ViewAssert.Same(theirs, ours);
    }

    [NodeFact]
    public async Task MessageIds_OfSixtyFourBits_KeepAllTheirDigitsAndTheirOrder()
    {
        string[] ids = ["9007199254740993", "1422926958690000001", "9223372036854775808", "18446744073709551614"];
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        for (int index = 0; index < ids.Length; index++)
        {
            stage.Data.AddMessage(Text("bob", "alice", $"{index}") with { Id = ids[index], SentAt = Sent.AddMilliseconds(index) });
        }

        HistoryAsk ask = new() { Size = 2 };
        IReadOnlyList<HistoryView> theirs = await (await stage.VendorAsync("alice")).PagesAsync(Bob, ask);
        IReadOnlyList<HistoryView> ours = await (await stage.LibraryAsync("alice")).PagesAsync(Bob, ask);

        Assert.Equal(ids.Reverse(), theirs.SelectMany(page => page.Ids));
        ViewAssert.Same(theirs, ours);
    }

    [NodeFact]
    public async Task VendorWeakness_WholeNumbersBeyondADouble_AreRounded()
    {
        const long number = (1L << 53) + 1;
        await using Stage stage = await Stage.OpenAsync(vendor, "alice", "bob");
        stage.Data.AddMessage(Text("bob", "alice", "big") with { Extensions = new Dictionary<string, EmulatorExtension> { ["n"] = number } });

        JsonElement theirs = await (await stage.VendorAsync("alice")).Client.CallAsync(
            "getHistoryMessages", new { targetId = "bob", chatType = "singleChat" });
        CursorPage<ChatMessage> ours = await (await stage.LibraryAsync("alice")).Chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(number - 1, theirs.GetProperty("messages")[0].GetProperty("ext").GetProperty("n").GetInt64());
        Assert.Equal(number, ours.Items[0].Extensions["n"].AsInteger());
    }

    /// <summary>Plants a message, in the past or live, and returns what both clients ought to show of it.</summary>
    private static MessageView Plant(Stage stage, string name, out ConversationKey conversation, bool isLive = false)
    {
        stage.Data.AddGroup(GroupId, "alice", "bob", "carol");
        stage.Data.AddRoom(RoomId, "alice", "bob", "carol");
        EmulatorMessage message = Messages()[name];
        stage.Data.AddMessage(isLive ? message with { Id = null, SentAt = null } : message);
        conversation = message.ChatType switch
        {
            EmulatorChatType.GroupChat => ConversationKey.Group(message.To),
            EmulatorChatType.ChatRoom => ConversationKey.ChatRoom(message.To),
            _ => Bob,
        };
        string extensions = message.Extensions == AllKinds ? CanonicalJson.Text(JsonNode.Parse(AllKindsJson)) : "{}";
        EmulatorMessage planted = Assert.Single(stage.Data.GetHistory("alice", conversation.Id, message.ChatType));
        return EmulatorView.Message(planted, "alice", extensions);
    }

    private static EmulatorMessage Text(string from, string to, string text) =>
        new() { From = from, To = to, Body = new TextBody { Text = text }, SentAt = Sent };

    private static EmulatorMessage InGroup(EmulatorMessage message) =>
        message with { ChatType = EmulatorChatType.GroupChat, To = GroupId };

    private static Dictionary<string, EmulatorMessage> Messages()
    {
        const string folder = "https://files.example/demo/easemob/chatfiles/";
        EmulatorMessage received = Text("bob", "alice", "你好, Alice 🙂\n\"second\" line\t\\ \u2028 end");
        EmulatorMessage sent = Text("alice", "bob", "sent");
        return new Dictionary<string, EmulatorMessage>
        {
            ["text received"] = received,
            ["text sent"] = sent,
            ["text empty"] = Text("bob", "alice", ""),
            ["text of 5,000 characters"] = Text("bob", "alice", string.Concat(Enumerable.Repeat("长消息🙂ab", 834))),
            ["text in a group"] = InGroup(received),
            ["text of one's own in a group"] = InGroup(sent),
            ["group receipts wanted"] = InGroup(sent) with { AllowsGroupReceipts = true },
            ["extensions of all kinds"] = received with { Extensions = AllKinds },
            // The stored form of a stream is one whole text.
            ["text streamed"] = received with
            {
                Body = new TextBody { Text = "whole answer", Stream = new EmulatorStream { Type = "ai", Sequence = 9, FinishReason = 1 } },
                Extensions = AllKinds,
                Reactions = [new EmulatorReaction { Reaction = "👍", UserIds = ["alice"] }],
            },
            ["image"] = received with
            {
                Body = new ImageBody { FileName = "图 1.png", Url = folder + "image", Secret = "s1", FileLength = 123_456, Width = 640, Height = 480.5 },
                Extensions = AllKinds,
            },
            ["image animated"] = received with { Body = new ImageBody { Url = folder + "gif", Secret = "s2", Width = 1, Height = 2, IsAnimated = true } },
            ["video"] = received with
            {
                Body = new VideoBody
                {
                    FileName = "clip.mp4",
                    Url = folder + "video",
                    Secret = "s3",
                    FileLength = 9_999_999,
                    Seconds = 61,
                    Width = 320,
                    Height = 240,
                    ThumbnailUrl = folder + "thumbnail",
                    ThumbnailSecret = "s4",
                },
            },
            ["voice"] = sent with
            {
                Body = new VoiceBody { FileName = "voice.amr", Url = folder + "voice", Secret = "s5", FileLength = 4_321, Seconds = 7 },
            },
            ["file"] = InGroup(received) with
            {
                Body = new FileBody { FileName = "会议纪要 minutes.pdf", Url = folder + "file", Secret = "s6", FileLength = int.MaxValue },
            },
            ["location"] = received with
            {
                Body = new LocationBody { Latitude = -33.856784, Longitude = 151.215297, Address = "北京市 1 号", BuildingName = "Tower A" },
            },
            ["command"] = received with { Body = new CommandBody { Action = "typing 输入" }, Extensions = AllKinds },
            ["custom"] = received with
            {
                Body = new CustomBody { Event = "gift", Values = new Dictionary<string, string> { ["name"] = "花", ["count"] = "16", ["empty"] = "" } },
            },
            ["custom without values"] = received with { Body = new CustomBody { Event = "ping" } },
            ["combined"] = InGroup(sent) with
            {
                Body = new CombinedBody
                {
                    Title = "聊天记录",
                    Summary = "alice: 你好\nbob: hi",
                    CompatibleText = "[Chat history]",
                    Level = 2,
                    FileName = "history.combine",
                    Url = folder + "combined",
                    Secret = "s7",
                    FileLength = 777,
                },
            },
            ["reactions"] = InGroup(received) with
            {
                Reactions =
                [
                    new EmulatorReaction { Reaction = "👍", UserIds = ["bob", "carol"] },
                    new EmulatorReaction { Reaction = "emoji_40", UserIds = ["alice"] },
                ],
            },
            ["edited"] = received with { Edit = new EmulatorEdit { Operator = "bob", EditedAt = Sent.AddSeconds(61.5), Count = 3 } },
            ["translated"] = received with
            {
                Translations = [new EmulatorTranslation { Code = "en", Text = "hello" }, new EmulatorTranslation { Code = "fr", Text = "d'accord" }],
            },
            ["in a thread"] = InGroup(received) with
            {
                Thread = new EmulatorThread { ParentMessageId = "1422926958690000001", GroupId = GroupId, Name = "话题 topic" },
            },
            ["start of a thread"] = InGroup(received) with
            {
                ThreadOverview = new EmulatorThreadOverview
                {
                    Id = "255001122334455",
                    GroupId = GroupId,
                    Name = "话题 topic",
                    CreatedAt = Sent.AddMinutes(1),
                    UpdatedAt = Sent.AddMinutes(2),
                    MessageCount = 5,
                    LastMessage = InGroup(sent) with { To = "255001122334455", Id = "1422926958690000002", SentAt = Sent.AddMinutes(2) },
                },
            },
            ["read and delivered"] = sent with { IsRead = true, IsDelivered = true },
            ["room"] = received with { ChatType = EmulatorChatType.ChatRoom, To = RoomId },
            ["room, high priority"] = received with { ChatType = EmulatorChatType.ChatRoom, To = RoomId, RoomPriority = EmulatorRoomPriority.High },
            ["room, low priority"] = received with { ChatType = EmulatorChatType.ChatRoom, To = RoomId, RoomPriority = EmulatorRoomPriority.Low },
        };
    }
}
