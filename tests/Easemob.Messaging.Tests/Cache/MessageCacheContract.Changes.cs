using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Recall_KnownMessage_TakesItForGoodAndTellsIt()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        MessageRecalled raised = Assert.IsType<MessageRecalled>(Assert.Single(await Cache.Live.ApplyAsync(Recalled(2))));

        Assert.Equal("2", raised.Message?.MessageId);
        await Cache.Messages.AssertHoldsAsync(Bob, 1);
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        Assert.Empty(await Cache.Live.ApplyAsync(Live(2)));
        await Cache.Messages.SaveMessagesAsync(Messages(2));
        await Cache.Messages.AssertHoldsAsync(Bob, 1);
    }

    [Fact]
    public async Task Recall_ReadMessage_LeavesTheCount()
    {
        await Cache.Live.ApplyAsync(Live(1));
        await Cache.Conversations.MarkReadAsync(Bob);
        await Cache.Live.ApplyAsync(Live(2));

        await Cache.Live.ApplyAsync(Recalled(1));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Recall_BeforeTheMessage_KeepsItAwayAndListsNothing()
    {
        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync([Recalled(1), .. Live(1)]);

        Assert.Null(Assert.IsType<MessageRecalled>(Assert.Single(raised)).Message);
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
        Assert.Empty(await Cache.Messages.LoadAllAsync());
    }

    [Fact]
    public async Task Recall_BeforeAThreadIsKnown_KeepsTheMessageAwayAndTheNextRecallFindsTheThread()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        await Cache.Live.ApplyAsync(Recalled(1, ConversationKey.Group("t")));

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(
            Live(Message(1, conversation: thread)), Live(Message(2, conversation: thread)));
        IReadOnlyList<ChatEvent> recalled = await Cache.Live.ApplyAsync(Recalled(2, ConversationKey.Group("t")));

        Assert.Equal("2", Assert.IsType<MessageReceived>(Assert.Single(raised)).Message.MessageId);
        Assert.Equal(thread, Assert.IsType<MessageRecalled>(Assert.Single(recalled)).Conversation);
        await Cache.Messages.AssertHoldsAsync(thread);
    }

    [Fact]
    public async Task Recall_NobodySaysWhere_IsFoundByItsId()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(Recalled(1) with { Conversation = null });

        Assert.Equal(Bob, Assert.IsType<MessageRecalled>(Assert.Single(raised)).Conversation);
        await Cache.Messages.AssertHoldsAsync(Bob, 2);
    }

    [Fact]
    public async Task Recall_NobodySaysWhereAndItIsNotHere_IsToldAndChangesNothing()
    {
        var recalled = Recalled(1) with { Conversation = null };

        Assert.Equal([recalled], await Cache.Live.ApplyAsync(recalled));

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Recall_InAThreadCalledAGroup_IsFound()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        await Cache.Live.ApplyAsync(Live(Message(1, conversation: thread)));

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(Recalled(1, ConversationKey.Group("t")));

        Assert.Equal(thread, Assert.IsType<MessageRecalled>(Assert.Single(raised)).Conversation);
        Assert.Empty(await Cache.Messages.LoadAllAsync(thread));
    }

    [Fact]
    public async Task Recall_IdThatIsNone_IsRaised()
    {
        ChatEvent recalled = Recalled(1) with { MessageId = "x" };

        Assert.Equal([recalled], await Cache.Live.ApplyAsync(recalled));
    }

    [Fact]
    public async Task Edit_KnownMessage_ChangesBodyAndKeepsTheRest()
    {
        ChatMessage original = Rich(1, "old");
        await Cache.Live.ApplyAsync(Live(original));

        MessageEdited raised = Assert.IsType<MessageEdited>(Assert.Single(await Cache.Live.ApplyAsync(Edited(1, "new", 5000))));

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal("new", Assert.IsType<TextMessageBody>(message.Body).Text);
        Assert.Equal("carol", message.Edit?.OperatorId);
        Assert.Equal(Time(5000), message.Edit?.EditedAt);
        Assert.Equal("kept", message.Extensions["key"].AsString());
        Assert.Equal("like", Assert.Single(message.Reactions).Reaction);
        Assert.Equal(original.SentAt, message.SentAt);
        Assert.Equal("bob", message.SenderId);
        Assert.Equal("alice", message.ReceiverId);
        Assert.Equal(ChatRoomPriority.High, message.Priority);
        Assert.Equal(message.Body, raised.Message.Body);
        Assert.Equal("kept", raised.Message.Extensions["key"].AsString());
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Edit_OfBodyAndExtension_ReplacesBoth()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")));

        await Cache.Live.ApplyAsync(Edited(1, "new", 5000) with { ReplacesExtensions = true });

        Assert.Equal(["other"], (await Cache.Messages.LoadOneAsync()).Extensions.Keys);
    }

    [Fact]
    public async Task Edit_OlderThanTheKnown_ChangesNothingAndTellsTheKnown()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")));
        await Cache.Live.ApplyAsync(Edited(1, "newest", 6000));

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(Edited(1, "late", 5000));

        Assert.Equal("newest", Assert.IsType<TextMessageBody>(Assert.IsType<MessageEdited>(Assert.Single(raised)).Message.Body).Text);
        Assert.Equal("newest", Assert.IsType<TextMessageBody>((await Cache.Messages.LoadOneAsync()).Body).Text);
    }

    [Fact]
    public async Task Edit_ThenOlderHistory_KeepsTheEdit()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")), Edited(1, "new", 5000));

        await Cache.Messages.SaveMessagesAsync([Rich(1, "old")]);

        Assert.Equal("new", Assert.IsType<TextMessageBody>((await Cache.Messages.LoadOneAsync()).Body).Text);
    }

    [Fact]
    public async Task Edit_ToAnotherType_ChangesTheType()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")));
        MessageEdited edited = Edited(1, "new", 5000);
        var custom = new ChatMessage
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Time(1000),
            Body = new CustomMessageBody { Event = "e" },
            Edit = edited.Message.Edit,
        };

        await Cache.Live.ApplyAsync(edited with { Message = custom });

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.Equal(MessageType.Custom, message.Type);
        Assert.Equal("e", Assert.IsType<CustomMessageBody>(message.Body).Event);
    }

    [Fact]
    public async Task Edit_ToABodyThatNobodyKnows_DoesNotEndTheBatch()
    {
        await Cache.Live.ApplyAsync(Live(Rich(1, "old")));
        MessageEdited edited = Edited(1, "new", 5000);
        var unknown = new ChatMessage
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Time(1000),
            Body = new UnknownMessageBody(new MessageType("x"), default),
            Edit = edited.Message.Edit,
        };

        Assert.Single(await Cache.Live.ApplyAsync(edited with { Message = unknown }));

        Assert.Equal("old", Assert.IsType<TextMessageBody>((await Cache.Messages.LoadOneAsync()).Body).Text);
    }

    [Fact]
    public async Task Edit_UnknownMessage_IsRaisedNotKept()
    {
        MessageEdited edited = Edited(1, "new", 5000);

        Assert.Equal([edited], await Cache.Live.ApplyAsync(edited));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Edit_BeforeTheMessageArrives_IsInItThen()
    {
        MessageEdited raised = Assert.IsType<MessageEdited>(Assert.Single(await Cache.Live.ApplyAsync(Edited(1, "new", 5000))));
        MessageReceived received = Assert.IsType<MessageReceived>(Assert.Single(await Cache.Live.ApplyAsync(Live(Rich(1, "old")))));

        ChatMessage message = Assert.Single(await Cache.Messages.LoadMessagesAsync(Bob, null, 10, SearchDirection.Up));
        Assert.Equal("new", Assert.IsType<TextMessageBody>(raised.Message.Body).Text);
        Assert.Equal("new", Assert.IsType<TextMessageBody>(received.Message.Body).Text);
        Assert.Equal("new", Assert.IsType<TextMessageBody>(message.Body).Text);
        Assert.Equal(Time(5000), message.Edit?.EditedAt);
    }

    private static MessageEdited Edited(ulong id, string text, long time) => new()
    {
        Message = new ChatMessage
        {
            MessageId = MessageIds.Format(id),
            Conversation = Bob,
            SenderId = "carol",
            ReceiverId = "alice",
            SentAt = Time(time),
            Body = new TextMessageBody { Text = text },
            Extensions = new Dictionary<string, ExtensionValue> { ["other"] = ExtensionValue.FromBoolean(true) },
            Edit = new MessageEdit { OperatorId = "carol", EditedAt = Time(time), Count = 1 },
        },
    };

    private static ChatMessage Rich(ulong id, string text) => new()
    {
        MessageId = MessageIds.Format(id),
        Conversation = Bob,
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = Time((long)id * 1000),
        Body = new TextMessageBody { Text = text },
        Extensions = new Dictionary<string, ExtensionValue> { ["key"] = ExtensionValue.FromString("kept") },
        Reactions = [new MessageReaction { Reaction = "like", Count = 1, UserIds = ["alice"] }],
        Priority = ChatRoomPriority.High,
    };
}
