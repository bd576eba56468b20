using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Apply_NewMessages_AreKeptListedCountedAndRaisedInOrder()
    {
        ChatEvent[] events = Live(2, 1);

        IReadOnlyList<ChatEvent> raised = await Cache.ApplyAsync(events);

        Assert.Equal(events, raised);
        await Cache.AssertHoldsAsync(Bob, 1, 2);
        Assert.Equal(2, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SameMessagesAgain_HasNoEffect()
    {
        await Cache.ApplyAsync(Live(1, 2));

        Assert.Empty(await Cache.ApplyAsync(Live(1, 2)));

        Assert.Equal(2, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SameMessageTwiceInABatch_IsOne()
    {
        Assert.Single(await Cache.ApplyAsync(Live(1, 1)));

        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_SeveralEventsOfOneItem_AreAllApplied()
    {
        await Cache.SaveMessagesAsync([Message(1, direction: MessageDirection.Sent), Message(2, direction: MessageDirection.Sent)]);
        ChatEvent[] events = [Read(1) with { ItemId = 7 }, Read(2) with { ItemId = 7, ItemPart = 1 }];

        Assert.Equal(2, (await Cache.ApplyAsync([.. events, .. events])).Count);
        Assert.Empty(await Cache.ApplyAsync(events));

        Assert.All(await Cache.LoadAllAsync(), message => Assert.True(message.IsRead));
    }

    [Fact]
    public async Task Apply_ListedWithTheLargestCount_CountsNoFurther()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1), unread: int.MaxValue)]);

        await Cache.ApplyAsync(Live(2));

        Assert.Equal(int.MaxValue, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_OnlineOnlyMessage_IsOneToo()
    {
        Assert.Single(await Cache.ApplyAsync(Live(Message(1), isOnlineOnly: true)));

        Assert.Empty(await Cache.ApplyAsync(Live(Message(1), isOnlineOnly: true)));

        Assert.Equal(1, await Cache.UnreadAsync());
        Assert.Null(await Cache.FindOldestServerMessageAsync(Bob));
    }

    [Fact]
    public async Task Apply_MessageThatHistoryBrought_IsRaisedAndCountedOnce()
    {
        await Cache.SaveMessagesAsync([Message(1, text: "history")]);

        Assert.Single(await Cache.ApplyAsync(Live(Message(1, text: "live"))));
        Assert.Empty(await Cache.ApplyAsync(Live(Message(1, text: "live"))));

        Assert.Equal(1, await Cache.UnreadAsync());
        Assert.Equal("history", (await Cache.LoadOneAsync()).Bytes());
    }

    [Fact]
    public async Task Apply_MessageThatAListNamed_TakesTheLiveBody()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(1, text: "list", format: PayloadFormat.Json), unread: 1)]);

        Assert.Single(await Cache.ApplyAsync(Live(Message(1, text: "live"))));

        Assert.Equal("live", (await Cache.LoadOneAsync()).Bytes());
    }

    [Fact]
    public async Task Apply_MessagesThatAListCounted_AreNotCountedTwice()
    {
        await Cache.SaveConversationsAsync([Listed(Bob, Message(3), unread: 2)]);

        Assert.Equal(3, (await Cache.ApplyAsync(Live(2, 3, 4))).Count);

        Assert.Equal(3, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_RemovedMessages_AreDropped()
    {
        await Cache.RemoveAsync(5);
        await Cache.RemoveBeforeAsync(3000, serverTime: 9000);

        IReadOnlyList<ChatEvent> raised = await Cache.ApplyAsync(Live(2, 3, 5));

        Assert.Equal("3", Assert.IsType<MessageReceived>(Assert.Single(raised)).Message.MessageId);
        await Cache.AssertHoldsAsync(Bob, 3);
        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_MessageOfADeletedConversation_BringsItBack()
    {
        await Cache.SaveMessagesAsync(Messages(1));
        await Cache.DeleteAsync(ServerMessages.Delete, serverTime: 1500);

        await Cache.ApplyAsync(Live(2));

        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_OwnMessage_IsKeptNotCounted()
    {
        Assert.Single(await Cache.ApplyAsync(Live(Message(1, direction: MessageDirection.Sent))));

        Assert.Equal(0, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Apply_GroupsCount_ThreadsAndRoomsDoNot()
    {
        ConversationKey thread = ConversationKey.Thread("t");
        ConversationKey room = ConversationKey.ChatRoom("r");

        await Cache.ApplyAsync(
            Live(Message(1, conversation: Team)), Live(Message(2, conversation: thread)), Live(Message(3, conversation: room)));

        Conversation listed = Assert.Single(await Cache.GetConversationsAsync());
        Assert.Equal((Team, 1), (listed.Key, listed.UnreadCount));
        await Cache.AssertHoldsAsync(thread, 2);
        await Cache.AssertHoldsAsync(room, 3);
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

        Assert.Equal(events, await Cache.ApplyAsync(events));

        Assert.Empty(await Cache.GetConversationsAsync());
    }

    [Fact]
    public async Task Apply_SameItemAgain_IsNotRaised()
    {
        var command = new CommandReceived { Message = Message(1, type: MessageType.Command), ItemId = 7 };

        Assert.Single(await Cache.ApplyAsync(command, command));
        Assert.Empty(await Cache.ApplyAsync(command));
    }

    [Fact]
    public async Task Apply_ItemsWithoutNumber_AreAllRaised()
    {
        var command = new CommandReceived { Message = Message(1, type: MessageType.Command) };

        Assert.Equal(2, (await Cache.ApplyAsync(command, command)).Count);
    }

    [Fact]
    public async Task Apply_ItemsLongAgo_AreForgotten()
    {
        CommandReceived Command(ulong item) => new() { Message = Message(1, type: MessageType.Command), ItemId = item };
        await Cache.ApplyAsync(Command(1), Command(2));

        await Cache.ApplyAsync([.. Enumerable.Range(3, 16_383).Select(item => Command((ulong)item))]);

        Assert.Empty(await Cache.ApplyAsync(Command(2)));
        Assert.Single(await Cache.ApplyAsync(Command(1)));
    }

    [Fact]
    public async Task Apply_BatchThatFails_KeepsNothingAndMayComeAgain()
    {
        ChatEvent good = Live(Message(1)) with { ItemId = 1 };
        ChatEvent bad = Live(Message(2, conversation: default(ConversationKey))) with { ItemId = 2 };

        await Assert.ThrowsAsync<ArgumentException>(() => Cache.ApplyAsync(good, bad));
        Assert.Empty(await Cache.LoadAllAsync());

        Assert.Single(await Cache.ApplyAsync(good));
    }

    [Fact]
    public async Task Apply_WrongArguments_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.ApplyAsync((IReadOnlyList<ChatEvent>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.ApplyAsync(Live(Message(1)), null!));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Cache.ApplyAsync(Live(1), new CancellationToken(true)));

        Assert.Empty(await Cache.LoadAllAsync());
        Assert.Empty(await Cache.ApplyAsync());
    }

    [Fact]
    public async Task MarkRead_Always_ClearsTheCount()
    {
        await Cache.ApplyAsync(Live(1, 2));

        await Cache.MarkReadAsync(Bob);
        await Cache.MarkReadAsync(Carol);

        Assert.Equal(0, await Cache.UnreadAsync());
        await Cache.ApplyAsync(Live(3));
        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task MarkRead_MessagesThatHistoryBrought_DoNotCountWhenTheyArrive()
    {
        await Cache.SaveMessagesAsync(Messages(1, 2));
        await Cache.MarkReadAsync(Bob);

        Assert.Equal(3, (await Cache.ApplyAsync(Live(1, 2, 3))).Count);

        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task SaveMessages_AfterTheyArrived_TakesWhatHistoryAdds()
    {
        await Cache.ApplyAsync(Live(Message(1, text: "live")));

        await Cache.SaveMessagesAsync([Message(1, text: "history")]);

        Assert.Equal("history", (await Cache.LoadOneAsync()).Bytes());
        Assert.Equal(1, await Cache.UnreadAsync());
        Assert.Empty(await Cache.ApplyAsync(Live(1)));
    }
}
