using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Apply_NewMessages_AreKeptListedCountedAndRaisedInOrder()
    {
        ChatEvent[] events = Live(2, 1);

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(events);

        Assert.Equal(events, raised);
        await Cache.Messages.AssertHoldsAsync(Bob, 1, 2);
        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SameMessagesAgain_HasNoEffect()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        Assert.Empty(await Cache.Live.ApplyAsync(Live(1, 2)));

        Assert.Equal(2, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SameMessageTwiceInABatch_IsOne()
    {
        Assert.Single(await Cache.Live.ApplyAsync(Live(1, 1)));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SeveralEventsOfOneItem_AreAllApplied()
    {
        await Cache.Messages.SaveMessagesAsync(
            [Message(1, direction: MessageDirection.Sent), Message(2, direction: MessageDirection.Sent)]);
        ChatEvent[] events = [Read(1) with { ItemId = 7 }, Read(2) with { ItemId = 7, ItemPart = 1 }];

        Assert.Equal(2, (await Cache.Live.ApplyAsync([.. events, .. events])).Count);
        Assert.Empty(await Cache.Live.ApplyAsync(events));

        Assert.All(await Cache.Messages.LoadAllAsync(), message => Assert.True(message.IsRead));
    }

    [Fact]
    public async Task Apply_ListedWithTheLargestCount_CountsNoFurther()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1), unread: int.MaxValue)]);

        await Cache.Live.ApplyAsync(Live(2));

        Assert.Equal(int.MaxValue, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_OnlineOnlyMessage_IsOneToo()
    {
        Assert.Single(await Cache.Live.ApplyAsync(Live(Message(1), isOnlineOnly: true)));

        Assert.Empty(await Cache.Live.ApplyAsync(Live(Message(1), isOnlineOnly: true)));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        Assert.Null(await Cache.Checks.FindOldestServerMessageAsync(Bob));
    }

    [Fact]
    public async Task Apply_MessageThatHistoryBrought_IsRaisedAndCountedOnce()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, text: "history")]);

        Assert.Single(await Cache.Live.ApplyAsync(Live(Message(1, text: "live"))));
        Assert.Empty(await Cache.Live.ApplyAsync(Live(Message(1, text: "live"))));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        Assert.Equal("history", (await Cache.Messages.LoadOneAsync()).Bytes());
    }

    [Fact]
    public async Task Apply_MessageThatAListNamed_TakesTheLiveBody()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(1, text: "list", format: PayloadFormat.Json), unread: 1)]);

        Assert.Single(await Cache.Live.ApplyAsync(Live(Message(1, text: "live"))));

        Assert.Equal("live", (await Cache.Messages.LoadOneAsync()).Bytes());
    }

    [Fact]
    public async Task Apply_MessagesThatAListCounted_AreNotCountedTwice()
    {
        await Cache.Conversations.SaveConversationsAsync([Listed(Bob, Message(3), unread: 2)]);

        Assert.Equal(3, (await Cache.Live.ApplyAsync(Live(2, 3, 4))).Count);

        Assert.Equal(3, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_RemovedMessages_AreDropped()
    {
        await Cache.Intents.RemoveAsync(5);
        await Cache.Intents.RemoveBeforeAsync(3000, serverTime: 9000);

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(Live(2, 3, 5));

        Assert.Equal("3", Assert.IsType<MessageReceived>(Assert.Single(raised)).Message.MessageId);
        await Cache.Messages.AssertHoldsAsync(Bob, 3);
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_MessageOfADeletedConversation_BringsItBack()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        await Cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 1500);

        await Cache.Live.ApplyAsync(Live(2));

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_OwnMessage_IsKeptNotCounted()
    {
        Assert.Single(await Cache.Live.ApplyAsync(Live(Message(1, direction: MessageDirection.Sent))));

        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Apply_GroupsCount_ThreadsAndRoomsDoNot()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        ConversationKey room = ConversationKey.ChatRoom("r");

        await Cache.Live.ApplyAsync(
            Live(Message(1, conversation: Team)), Live(Message(2, conversation: thread)), Live(Message(3, conversation: room)));

        Conversation listed = Assert.Single(await Cache.Conversations.GetConversationsAsync());
        Assert.Equal((Team, 1), (listed.Key, listed.UnreadCount));
        await Cache.Messages.AssertHoldsAsync(thread, 2);
        await Cache.Messages.AssertHoldsAsync(room, 3);
    }

    [Fact]
    public async Task Apply_CommandAndUnknown_AreRaisedNotKept()
    {
        ChatEvent[] events =
        [
            new CommandReceived { Message = Message(1, type: MessageType.Command), ItemId = 1 },
            new UnknownEvent { Kind = UnknownEventKind.Group, Payload = default, ItemId = 2 },
            new DoNotDisturbChangedOnOtherDevice { SettingsJson = "{}", ItemId = 3 },
            new MessagePinChanged { Conversation = Bob, MessageId = "1", IsPinned = true, OperatorId = "bob", ItemId = 4 },
        ];

        Assert.Equal(events, await Cache.Live.ApplyAsync(events));

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Apply_SameItemAgain_IsNotRaised()
    {
        var command = new CommandReceived { Message = Message(1, type: MessageType.Command), ItemId = 7 };

        Assert.Single(await Cache.Live.ApplyAsync(command, command));
        Assert.Empty(await Cache.Live.ApplyAsync(command));
    }

    [Fact]
    public async Task Apply_ItemsWithoutNumber_AreAllRaised()
    {
        var command = new CommandReceived { Message = Message(1, type: MessageType.Command) };

        Assert.Equal(2, (await Cache.Live.ApplyAsync(command, command)).Count);
    }

    [Fact]
    public async Task Apply_ItemsLongAgo_AreForgotten()
    {
        CommandReceived Command(ulong item) => new() { Message = Message(1, type: MessageType.Command), ItemId = item };
        await Cache.Live.ApplyAsync(Command(1), Command(2));

        await Cache.Live.ApplyAsync([.. Enumerable.Range(3, 16_383).Select(item => Command((ulong)item))]);

        Assert.Empty(await Cache.Live.ApplyAsync(Command(2)));
        Assert.Single(await Cache.Live.ApplyAsync(Command(1)));
    }

    [Fact]
    public async Task Apply_BatchThatFails_KeepsNothingAndMayComeAgain()
    {
        ChatEvent good = Live(Message(1)) with { ItemId = 1 };
        ChatEvent bad = Live(Message(2, conversation: default(ConversationKey))) with { ItemId = 2 };

        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Live.ApplyAsync(good, bad));
        Assert.Empty(await Cache.Messages.LoadAllAsync());

        Assert.Single(await Cache.Live.ApplyAsync(good));
    }

    [Fact]
    public async Task Apply_WrongArguments_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Live.ApplyAsync((IReadOnlyList<ChatEvent>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Live.ApplyAsync(Live(Message(1)), null!));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cache.Live.ApplyAsync(Live(1), new CancellationToken(true)));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Live.ApplyAsync());
    }

    [Fact]
    public async Task MarkRead_Always_ClearsTheCount()
    {
        await Cache.Live.ApplyAsync(Live(1, 2));

        await Cache.Conversations.MarkReadAsync(Bob);
        await Cache.Conversations.MarkReadAsync(Carol);

        Assert.Equal(0, await Cache.Conversations.UnreadAsync());
        await Cache.Live.ApplyAsync(Live(3));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_MessagesThatHistoryBrought_DoNotCountWhenTheyArrive()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1, 2));
        await Cache.Conversations.MarkReadAsync(Bob);

        Assert.Equal(3, (await Cache.Live.ApplyAsync(Live(1, 2, 3))).Count);

        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task SaveMessages_AfterTheyArrived_TakesWhatHistoryAdds()
    {
        await Cache.Live.ApplyAsync(Live(Message(1, text: "live")));

        await Cache.Messages.SaveMessagesAsync([Message(1, text: "history")]);

        Assert.Equal("history", (await Cache.Messages.LoadOneAsync()).Bytes());
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
        Assert.Empty(await Cache.Live.ApplyAsync(Live(1)));
    }
}
