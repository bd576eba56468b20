using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using ServerExtension = Easemob.Messaging.Emulator.ExtensionValue;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>What arrives while connected is what history gives, is in the cache, and is told of once.</summary>
public class ArrivalTests : LiveScenario
{
    private const string Url = "https://files.example/demo/easemob/chatfiles/0a0b";

    private static readonly Dictionary<string, EmulatorMessageBody> Bodies = new()
    {
        ["text"] = new TextBody { Text = "你好 👋" },
        ["image"] = new ImageBody { FileName = "a.png", Url = Url, Secret = "s1", FileLength = 1234, Width = 640, Height = 480 },
        ["animation"] = new ImageBody { FileName = "a.gif", Url = Url, Width = 64, Height = 48, IsAnimated = true },
        ["video"] = new VideoBody
        {
            FileName = "a.mp4",
            Url = Url,
            Seconds = 12,
            Width = 320,
            Height = 240,
            ThumbnailUrl = Url,
            ThumbnailSecret = "s2",
        },
        ["voice"] = new VoiceBody { FileName = "a.amr", Url = Url, Seconds = 3 },
        ["file"] = new FileBody { FileName = "报告.pdf", Url = Url, Secret = "s3", FileLength = 7 },
        ["location"] = new LocationBody { Latitude = -33.86, Longitude = 151.2, Address = "Sydney", BuildingName = "Opera House" },
        ["custom"] = new CustomBody { Event = "order", Values = new Dictionary<string, string> { ["id"] = "42" } },
        ["combined"] = new CombinedBody
        {
            Title = "Chat",
            Summary = "a: b",
            CompatibleText = "a chat",
            Level = 2,
            FileName = "c",
            Url = Url,
        },
    };

    private static readonly Dictionary<string, ServerExtension> Extensions = new()
    {
        ["yes"] = true,
        ["no"] = false,
        ["large"] = long.MinValue,
        ["ratio"] = 0.1,
        ["text"] = "文字",
        ["json"] = ServerExtension.FromJson("""{"a":[1,2]}"""),
    };

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task Receive_AnyBodyAnywhere_IsWhatHistoryGivesAndIsCached(string body)
    {
        LiveClient alice = await ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk");
        foreach (ConversationType type in Enum.GetValues<ConversationType>())
        {
            string id = Data.AddMessage(MessageIn(type, Bodies[body]) with { Extensions = Extensions });

            MessageReceived received = await alice.Heard.WaitForAsync<MessageReceived>(received => received.Message.MessageId == id);
            ChatMessage live = received.Message;
            string loaded = Shown.Text(Assert.Single(await alice.Chat.LoadMessagesAsync(KeyOf(type))));
            ChatMessage fetched = Assert.Single((await desk.Chat.FetchHistoryMessagesFromServerAsync(KeyOf(type))).Items);
            Assert.Equal((KeyOf(type), 6), (live.Conversation, live.Extensions.Count));
            Assert.Equal(Shown.Text(fetched), Shown.Text(live));
            Assert.Equal(Shown.Text(fetched), loaded);
        }
    }

    [Theory]
    [InlineData(ConversationType.Chat)]
    [InlineData(ConversationType.Group)]
    [InlineData(ConversationType.ChatRoom)]
    public async Task Receive_Command_IsToldOfAndNotKept(ConversationType type)
    {
        LiveClient alice = await ConnectAsync();

        string id = Data.AddMessage(MessageIn(type, new CommandBody { Action = "refresh" }));

        ChatMessage command = (await alice.Heard.WaitForAsync<CommandReceived>()).Message;
        Assert.Equal((id, KeyOf(type)), (command.MessageId, command.Conversation));
        Assert.Equal("refresh", Assert.IsType<CommandMessageBody>(command.Body).Action);
        await SettleAsync(alice);
        Assert.Empty(alice.Heard.Of<MessageReceived>());
        Assert.Empty(await alice.Chat.LoadIdsAsync(KeyOf(type)));
        Assert.Empty(await alice.Chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task Receive_CommandWhileAway_IsToldOfOnce()
    {
        LiveClient alice = await ConnectAsync();
        await alice.Client.DisconnectAsync();
        Data.AddMessage(MessageIn(ConversationType.Chat, new CommandBody { Action = "refresh" }));

        await alice.ConnectAsync();
        await CutAsync(alice);

        Assert.Single(alice.Heard.Of<CommandReceived>());
    }

    [Fact]
    public async Task Receive_OwnMessageOfTheOtherDevice_IsSentByOneself()
    {
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await ConnectAsync(device: "desk");

        ChatMessage sent = await phone.Chat.SendMessageAsync(Text(Bob));

        ChatMessage heard = (await desk.Heard.WaitForAsync<MessageReceived>()).Message;
        Assert.Equal(
            (sent.MessageId, Bob, "alice", "bob", MessageDirection.Sent),
            (heard.MessageId, heard.Conversation, heard.SenderId, heard.ReceiverId, heard.Direction));
        Assert.Equal(0, await desk.UnreadAsync(Bob));
        await SettleAsync(phone);
        Assert.Empty(phone.Heard.Of<MessageReceived>());
    }

    [Fact]
    public async Task Receive_MessageFetchedBefore_IsToldOfAndKeptOnce()
    {
        LiveClient alice = await ConnectAsync();
        await alice.Client.DisconnectAsync();
        string id = Data.Send("bob", "alice", "hello");
        await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob);

        await alice.ConnectAsync();

        Assert.Equal(id, Assert.Single(alice.Heard.Of<MessageReceived>()).Message.MessageId);
        Assert.Equal([id], await alice.Chat.LoadIdsAsync(Bob));
        Assert.Equal(1, await alice.UnreadAsync(Bob));
    }

    [Fact]
    public async Task Receive_MessageRemovedHereBeforeItArrives_StaysAway()
    {
        LiveClient alice = await ConnectAsync();
        await alice.Client.DisconnectAsync();
        string id = Data.Send("bob", "alice", "hello");
        await alice.Chat.RemoveMessagesFromServerAsync(Bob, [id]);

        await alice.ConnectAsync();

        await SettleAsync(alice);
        Assert.Empty(alice.Heard.Of<MessageReceived>());
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
    }

    private static ConversationKey KeyOf(ConversationType type) => type switch
    {
        ConversationType.Chat => Bob,
        ConversationType.Group => Group,
        ConversationType.ChatRoom => Room,
        _ => Thread,
    };

    private static EmulatorMessage MessageIn(ConversationType type, EmulatorMessageBody body) => type switch
    {
        ConversationType.Chat => new() { From = "bob", To = "alice", Body = body },
        ConversationType.Group => new() { ChatType = EmulatorChatType.GroupChat, From = "bob", To = GroupId, Body = body },
        ConversationType.ChatRoom => new() { ChatType = EmulatorChatType.ChatRoom, From = "bob", To = RoomId, Body = body },
        _ => new()
        {
            ChatType = EmulatorChatType.GroupChat,
            From = "bob",
            To = ThreadId,
            Body = body,
            Thread = new EmulatorThread { ParentMessageId = "77", GroupId = GroupId, Name = "plan" },
        },
    };
}
