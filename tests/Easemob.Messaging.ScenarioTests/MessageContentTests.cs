using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using ServerExtension = Easemob.Messaging.Emulator.ExtensionValue;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>What stands around a message body arrives as the emulator was given it.</summary>
public class MessageContentTests : Scenario
{
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
        EmulatorReaction sent = new() { Reaction = "👍", UserIds = ["alice", "carol"] };

        ChatMessage message = await FetchAsync(Text() with { Reactions = [sent] });

        MessageReaction reaction = Assert.Single(message.Reactions);
        Assert.Equal(("👍", 2, true), (reaction.Reaction, reaction.Count, reaction.IsAddedBySelf));
        Assert.Equal(["alice", "carol"], reaction.UserIds);
    }

    [Fact]
    public async Task FetchHistory_Edit_TellsWhoWhenAndHowOften()
    {
        DateTimeOffset editedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

        EmulatorEdit sent = new() { Operator = "bob", EditedAt = editedAt, Count = 3 };

        ChatMessage message = await FetchAsync(Text() with { Edit = sent });

        Assert.Equal(new MessageEdit { OperatorId = "bob", EditedAt = editedAt, Count = 3 }, message.Edit);
    }

    [Fact]
    public async Task FetchHistory_Translations_ComeWithTheText()
    {
        ChatMessage message = await FetchAsync(Text() with { Translations = [new EmulatorTranslation { Code = "en", Text = "hello" }] });

        Assert.Equal(
            [new MessageTranslation { Language = "en", Text = "hello" }], Assert.IsType<TextMessageBody>(message.Body).Translations);
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
                Id = ThreadId,
                GroupId = GroupId,
                Name = "计划",
                CreatedAt = at,
                UpdatedAt = at.AddMinutes(1),
                MessageCount = 3,
            },
        });
        ChatManager chat = await ChatAsync();

        ThreadOverview? overview = Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Group)).Items).ThreadOverview;

        Assert.Equal(
            new ThreadOverview
            {
                ThreadId = ThreadId,
                ParentGroupId = GroupId,
                Name = "计划",
                CreatedAt = at,
                UpdatedAt = at.AddMinutes(1),
                MessageCount = 3,
            },
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

        EmulatorMessage sent = Text() with { Id = "1234567890123456789", SentAt = sentAt, IsRead = true, IsDelivered = true };

        ChatMessage message = await FetchAsync(sent);

        Assert.Equal(
            ("1234567890123456789", Bob, "bob", "alice", sentAt, MessageDirection.Received, true, true),
            (message.MessageId, message.Conversation, message.SenderId, message.ReceiverId, message.SentAt, message.Direction,
                message.IsRead, message.IsDelivered));
    }

    private static EmulatorMessage Text() => new() { From = "bob", To = "alice", Body = new TextBody { Text = "你好" } };

    private async Task<ChatMessage> FetchAsync(EmulatorMessage message)
    {
        Data.AddMessage(message);
        ChatManager chat = await ChatAsync();
        return Assert.Single((await chat.FetchHistoryMessagesFromServerAsync(Bob)).Items);
    }
}
