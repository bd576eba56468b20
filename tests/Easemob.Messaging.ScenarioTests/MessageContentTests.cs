using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using ServerExtension = Easemob.Messaging.Emulator.ExtensionValue;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What the emulator was given arrives field by field, from history and again from the cache.</summary>
public class MessageContentTests : Scenario
{
    private const string Url = "https://files.example/org/app/chatfiles/0af1";

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    private static Dictionary<string, (EmulatorMessageBody Sent, MessageBody Expected)> Bodies { get; } = new()
    {
        ["text"] = (new TextBody { Text = "合同 contract 🙏 \u0000 \"quoted\"" }, new TextMessageBody { Text = "合同 contract 🙏 \u0000 \"quoted\"" }),
        ["empty text"] = (new TextBody { Text = "" }, new TextMessageBody { Text = "" }),
        ["image"] = (
            new ImageBody { FileName = "图.png", Url = Url, Secret = "s1", FileLength = 1234, Width = 640, Height = 480 },
            new ImageMessageBody { FileName = "图.png", RemoteUrl = Url, Secret = "s1", FileLength = 1234, Width = 640, Height = 480 }),
        ["animated image"] = (
            new ImageBody { FileName = "a.gif", Url = Url, Secret = "s2", FileLength = 9, Width = 10, Height = 20, IsAnimated = true },
            new ImageMessageBody { FileName = "a.gif", RemoteUrl = Url, Secret = "s2", FileLength = 9, Width = 10, Height = 20, IsAnimated = true }),
        ["video"] = (
            new VideoBody
            {
                FileName = "v.mp4", Url = Url, Secret = "s3", FileLength = 70_000, Seconds = 12, Width = 320, Height = 180,
                ThumbnailUrl = Url + "/thumb", ThumbnailSecret = "t3",
            },
            new VideoMessageBody
            {
                FileName = "v.mp4", RemoteUrl = Url, Secret = "s3", FileLength = 70_000, Duration = TimeSpan.FromSeconds(12),
                ThumbnailWidth = 320, ThumbnailHeight = 180, ThumbnailUrl = Url + "/thumb", ThumbnailSecret = "t3",
            }),
        ["voice"] = (
            new VoiceBody { FileName = "v.amr", Url = Url, Secret = "s4", FileLength = 512, Seconds = 7 },
            new VoiceMessageBody { FileName = "v.amr", RemoteUrl = Url, Secret = "s4", FileLength = 512, Duration = TimeSpan.FromSeconds(7) }),
        ["file"] = (
            new FileBody { FileName = "报告 Q3.pdf", Url = Url, Secret = "s5", FileLength = int.MaxValue },
            new FileMessageBody { FileName = "报告 Q3.pdf", RemoteUrl = Url, Secret = "s5", FileLength = int.MaxValue }),
        ["location"] = (
            new LocationBody { Latitude = 39.9042, Longitude = -116.4074, Address = "北京", BuildingName = "Tower 1" },
            new LocationMessageBody { Latitude = 39.9042, Longitude = -116.4074, Address = "北京", BuildingName = "Tower 1" }),
        ["combined"] = (
            new CombinedBody { FileName = "c", Url = Url, Secret = "s6", FileLength = 77, Title = "聊天记录", Summary = "a: b", CompatibleText = "old", Level = 2 },
            new CombinedMessageBody
            {
                FileName = "c", RemoteUrl = Url, Secret = "s6", FileLength = 77, Title = "聊天记录", Summary = "a: b", CompatibleText = "old", Level = 2,
            }),
    };

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task FetchHistory_Body_HasEveryField(string name)
    {
        ChatMessage message = await FetchAsync(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });

        Assert.Equal(Bodies[name].Expected, WithoutDerived(message.Body));
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task LoadMessages_Body_HasEveryFieldAfterReopening(string name)
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });
        EasemobClient first = await OpenAsync();
        await first.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        await first.DisposeAsync();

        ChatMessage message = Assert.Single(await (await ChatAsync()).LoadMessagesAsync(Bob));

        Assert.Equal(Bodies[name].Expected, WithoutDerived(message.Body));
    }

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task GetConversations_NewestMessage_HasTheSameTypeAndText(string name)
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = Bodies[name].Sent });
        ChatManager chat = await ChatAsync();

        ChatMessage? message = Assert.Single(await chat.GetConversationsFromServerByPageAsync(1)).LatestMessage;

        Assert.Equal(Bodies[name].Expected.Type, message?.Type);
        Assert.Equal((Bodies[name].Expected as TextMessageBody)?.Text, (message?.Body as TextMessageBody)?.Text);
    }

    [Fact]
    public async Task FetchHistory_CustomBody_HasEventAndParameters()
    {
        CustomBody sent = new() { Event = "order", Values = new Dictionary<string, string> { ["id"] = "42", ["名"] = "值" } };

        ChatMessage message = await FetchAsync(new EmulatorMessage { From = "bob", To = "alice", Body = sent });

        CustomMessageBody body = Assert.IsType<CustomMessageBody>(message.Body);
        Assert.Equal("order", body.Event);
        Assert.Equal([("id", "42"), ("名", "值")], body.Parameters.Select(pair => (pair.Key, pair.Value.AsString())).Order());
    }

    [Fact]
    public async Task FetchHistory_Extensions_KeepTheirTypes()
    {
        Dictionary<string, ServerExtension> sent = new()
        {
            ["yes"] = true,
            ["large"] = long.MinValue,
            ["ratio"] = 0.1,
            ["text"] = "文字",
            ["json"] = ServerExtension.FromJson("""{"a":[1,2]}"""),
        };

        ChatMessage message = await FetchAsync(Text() with { Extensions = sent });

        Assert.Equal(
            new Dictionary<string, ExtensionValue>
            {
                ["yes"] = true,
                ["large"] = long.MinValue,
                ["ratio"] = 0.1,
                ["text"] = "文字",
                ["json"] = ExtensionValue.FromJson("""{"a":[1,2]}"""),
            },
            message.Extensions);
    }

    [Fact]
    public async Task FetchHistory_Reaction_NamesItsUsers()
    {
        ChatMessage message = await FetchAsync(Text() with { Reactions = [new EmulatorReaction { Reaction = "👍", UserIds = ["alice", "carol"], IsAddedBySelf = true }] });

        MessageReaction reaction = Assert.Single(message.Reactions);
        Assert.Equal(("👍", 2, true), (reaction.Reaction, reaction.Count, reaction.IsAddedBySelf));
        Assert.Equal(["alice", "carol"], reaction.UserIds);
    }

    [Fact]
    public async Task FetchHistory_Edit_TellsWhoWhenAndHowOften()
    {
        DateTimeOffset editedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

        ChatMessage message = await FetchAsync(Text() with { Edit = new EmulatorEdit { Operator = "bob", EditedAt = editedAt, Count = 3 } });

        Assert.Equal(new MessageEdit { OperatorId = "bob", EditedAt = editedAt, Count = 3 }, message.Edit);
    }

    [Fact]
    public async Task FetchHistory_Translations_ComeWithTheText()
    {
        ChatMessage message = await FetchAsync(Text() with { Translations = [new EmulatorTranslation { Code = "en", Text = "hello" }] });

        Assert.Equal([new MessageTranslation { Language = "en", Text = "hello" }], Assert.IsType<TextMessageBody>(message.Body).Translations);
    }

    [Fact]
    public async Task FetchHistory_MessageOfAThread_NamesParentAndGroup()
    {
        string parent = Data.SendToGroup("bob", GroupId, "parent");
        Data.AddMessage(new EmulatorMessage
        {
            ChatType = EmulatorChatType.GroupChat,
            From = "bob",
            To = ThreadId,
            Body = new TextBody { Text = "in the thread" },
            Thread = new EmulatorThread { ParentMessageId = parent, GroupId = GroupId, Name = "计划" },
        });
        ChatManager chat = await ChatAsync();

        ChatMessage message = Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Thread)).Items);

        Assert.Equal(new MessageThread { ParentMessageId = parent, ParentGroupId = GroupId, Name = "计划" }, message.Thread);
    }

    [Fact]
    public async Task FetchHistory_MessageThatBeganAThread_CarriesItsOverview()
    {
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
        Data.AddMessage(new EmulatorMessage
        {
            ChatType = EmulatorChatType.GroupChat,
            From = "bob",
            To = GroupId,
            Body = new TextBody { Text = "parent" },
            ThreadOverview = new EmulatorThreadOverview
            {
                Id = ThreadId, GroupId = GroupId, Name = "计划", CreatedAt = at, UpdatedAt = at.AddMinutes(1), MessageCount = 3,
            },
        });
        ChatManager chat = await ChatAsync();

        ThreadOverview? overview = Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Group)).Items).ThreadOverview;

        Assert.Equal(
            new ThreadOverview { ThreadId = ThreadId, ParentGroupId = GroupId, Name = "计划", CreatedAt = at, UpdatedAt = at.AddMinutes(1), MessageCount = 3 },
            overview);
    }

    [Fact]
    public async Task FetchHistory_RoomMessage_CarriesItsPriority()
    {
        Data.AddMessage(new EmulatorMessage
        {
            ChatType = EmulatorChatType.ChatRoom,
            From = "bob",
            To = RoomId,
            Body = new TextBody { Text = "quick" },
            RoomPriority = EmulatorRoomPriority.High,
        });
        ChatManager chat = await ChatAsync();

        ChatMessage message = Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Room)).Items);

        Assert.Equal(ChatRoomPriority.High, message.Priority);
    }

    [Fact]
    public async Task FetchHistory_Envelope_IsTheServers()
    {
        DateTimeOffset sentAt = DateTimeOffset.FromUnixTimeMilliseconds(1_750_000_000_321);

        ChatMessage message = await FetchAsync(Text() with { Id = "1234567890123456789", SentAt = sentAt, IsRead = true, IsDelivered = true });

        Assert.Equal(
            ("1234567890123456789", Bob, "bob", "alice", sentAt, MessageDirection.Received, true, true),
            (message.MessageId, message.Conversation, message.SenderId, message.ReceiverId, message.SentAt, message.Direction, message.IsRead,
                message.IsDelivered));
    }

    private static EmulatorMessage Text() => new() { From = "bob", To = "alice", Body = new TextBody { Text = "你好" } };

    // The emulator fills in a thumbnail as the service does; what it is called is not the message's.
    private static MessageBody WithoutDerived(MessageBody body) =>
        body is ImageMessageBody image ? image with { ThumbnailUrl = null, ThumbnailSecret = null } : body;

    private async Task<ChatMessage> FetchAsync(EmulatorMessage message)
    {
        Data.AddMessage(message);
        ChatManager chat = await ChatAsync();
        return Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Bob)).Items);
    }
}
