using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task SaveMessages_FromTheWire_KeepsEnvelopeAndBytes()
    {
        await Cache.Messages.SaveMessagesAsync(
        [
            Message(
                ulong.MaxValue,
                1_700_000_000_123,
                direction: MessageDirection.Sent,
                text: "héllo 你好",
                editTime: 7,
                type: MessageType.Image),
        ]);

        ChatMessage message = Assert.Single(await Cache.Messages.LoadAllAsync());

        Assert.Equal("18446744073709551615", message.MessageId);
        Assert.Equal(Bob, message.Conversation);
        Assert.Equal("alice", message.SenderId);
        Assert.Equal("bob", message.ReceiverId);
        Assert.Equal(Time(1_700_000_000_123), message.SentAt);
        Assert.Equal(MessageDirection.Sent, message.Direction);
        Assert.Equal(MessageState.Sent, message.State);
        Assert.Equal(MessageType.Image, message.Type);
        Assert.Equal(7, message.EditTime);
        Assert.Equal(PayloadFormat.Protobuf, message.Payload!.Format);
        Assert.Equal("héllo 你好", message.Bytes());
    }

    [Fact]
    public async Task SaveMessages_MadeInMemory_KeepsTheBody()
    {
        await Cache.Messages.SaveMessagesAsync(
        [
            new ChatMessage
            {
                MessageId = "5",
                Conversation = Bob,
                SenderId = "bob",
                ReceiverId = "alice",
                SentAt = Time(5000),
                Body = new TextMessageBody { Text = "made here" },
            },
        ]);

        ChatMessage message = Assert.Single(await Cache.Messages.LoadAllAsync());

        Assert.Equal("made here", Assert.IsType<TextMessageBody>(message.Body).Text);
    }

    [Fact]
    public async Task SaveMessages_EmptyTexts_AreKept()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, text: string.Empty)]);

        Assert.Equal(string.Empty, Assert.Single(await Cache.Messages.LoadAllAsync()).Bytes());
    }

    [Fact]
    public async Task SaveMessages_KnownId_TakesTheServersWord()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, 1000, text: "old", state: MessageState.Sending)]);

        await Cache.Messages.SaveMessagesAsync([Message(1, 2000, text: "new", editTime: 3)]);

        ChatMessage message = Assert.Single(await Cache.Messages.LoadAllAsync());
        Assert.Equal(("new", Time(2000), MessageState.Sent, 3L), (message.Bytes(), message.SentAt, message.State, message.EditTime));
    }

    [Theory]
    [InlineData(PayloadFormat.Json, 0, PayloadFormat.Protobuf, 0, true)]
    [InlineData(PayloadFormat.Json, 9, PayloadFormat.Protobuf, 0, true)]
    [InlineData(PayloadFormat.Protobuf, 0, PayloadFormat.Json, 0, false)]
    [InlineData(PayloadFormat.Protobuf, 5, PayloadFormat.Json, 5, false)]
    [InlineData(PayloadFormat.Protobuf, 5, PayloadFormat.Json, 4, false)]
    [InlineData(PayloadFormat.Protobuf, 5, PayloadFormat.Json, 6, true)]
    [InlineData(PayloadFormat.Json, 5, PayloadFormat.Json, 5, true)]
    [InlineData(PayloadFormat.Json, 5, PayloadFormat.Json, 4, false)]
    [InlineData(PayloadFormat.Protobuf, 5, PayloadFormat.Protobuf, 5, true)]
    [InlineData(PayloadFormat.Protobuf, 5, PayloadFormat.Protobuf, 4, false)]
    internal async Task SaveMessages_KnownBody_IsReplacedByTheRicherOrNewer(
        PayloadFormat oldFormat, long oldEdit, PayloadFormat newFormat, long newEdit, bool replaced)
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, 1000, text: "old", format: oldFormat, editTime: oldEdit)]);

        await Cache.Messages.SaveMessagesAsync([Message(1, 2000, text: "new", format: newFormat, editTime: newEdit)]);

        ChatMessage message = Assert.Single(await Cache.Messages.LoadAllAsync());
        Assert.Equal(Time(2000), message.SentAt);
        Assert.Equal(replaced ? "new" : "old", message.Bytes());
        Assert.Equal(replaced ? newFormat : oldFormat, message.Payload!.Format);
        Assert.Equal(replaced ? newEdit : oldEdit, message.EditTime);
    }

    [Fact]
    public async Task SaveMessages_Commands_AreNotKept()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, type: MessageType.Command)]);

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task SaveMessages_BadMessageAmongGood_KeepsNone()
    {
        var unknownBody = new ChatMessage
        {
            MessageId = "3",
            Conversation = Bob,
            SenderId = "bob",
            ReceiverId = "alice",
            SentAt = Time(3000),
            Body = new UnknownMessageBody(new MessageType("x"), default),
        };

        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.SaveMessagesAsync([.. Messages(1, 2), unknownBody]));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task SaveMessages_AlreadyCancelled_WritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Cache.Messages.SaveMessagesAsync(Messages(1), new CancellationToken(true)));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
    }

    [Fact]
    public async Task SaveMessages_NoConversationOrNoMessage_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Cache.Messages.SaveMessagesAsync([Message(1, conversation: default(ConversationKey))]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Messages.SaveMessagesAsync([Message(1), null!]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Conversations.SaveConversationsAsync([null!]));

        Assert.Empty(await Cache.Messages.LoadAllAsync());
    }

    [Fact]
    public async Task LoadMessages_AlreadyCancelled_Cancels()
    {
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Cache.Messages.LoadMessagesAsync(Bob, null, 1, SearchDirection.Up, new CancellationToken(true)));

        Assert.True(exception.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task LoadMessages_SameTimeAndHugeIds_OrdersByTimeThenUnsignedId()
    {
        const ulong Half = 1UL << 63;
        await Cache.Messages.SaveMessagesAsync(
            [Message(Half + 1, 1000), Message(Half - 1, 1000), Message(ulong.MaxValue, 500), Message(Half, 1000), Message(7, 2000)]);

        IReadOnlyList<ChatMessage> messages = await Cache.Messages.LoadAllAsync();

        Assert.Equal([ulong.MaxValue, Half - 1, Half, Half + 1, 7UL], messages.Ids());
    }

    [Theory]
    [InlineData(null, SearchDirection.Up, new ulong[] { 40, 50 })]
    [InlineData(null, SearchDirection.Down, new ulong[] { 10, 20 })]
    [InlineData(30UL, SearchDirection.Up, new ulong[] { 10, 20 })]
    [InlineData(30UL, SearchDirection.Down, new ulong[] { 40, 50 })]
    [InlineData(35UL, SearchDirection.Up, new ulong[] { 20, 30 })]
    [InlineData(35UL, SearchDirection.Down, new ulong[] { 40, 50 })]
    [InlineData(5UL, SearchDirection.Up, new ulong[0])]
    [InlineData(5UL, SearchDirection.Down, new ulong[] { 10, 20 })]
    [InlineData(60UL, SearchDirection.Up, new ulong[] { 40, 50 })]
    [InlineData(60UL, SearchDirection.Down, new ulong[0])]
    public async Task LoadMessages_FromAPosition_IsExclusiveAndAscending(ulong? start, SearchDirection direction, ulong[] expected)
    {
        await Cache.Messages.SaveMessagesAsync(Messages(30, 10, 50, 20, 40));

        IReadOnlyList<ChatMessage> page = await Cache.Messages.LoadMessagesAsync(
            Bob, start is { } id ? MessageIds.Format(id) : null, 2, direction);

        Assert.Equal(expected, page.Ids());
    }

    [Fact]
    public async Task LoadMessages_FromARemovedMessage_GoesOnWhereItWas()
    {
        // Its id alone would put the message elsewhere.
        await Cache.Messages.SaveMessagesAsync([Message(10, 1000), Message(20, 2000), Message(99, 2500), Message(30, 3000)]);
        await Cache.Intents.RemoveAsync(99);

        IReadOnlyList<ChatMessage> older = await Cache.Messages.LoadMessagesAsync(Bob, "99", 10, SearchDirection.Up);
        IReadOnlyList<ChatMessage> newer = await Cache.Messages.LoadMessagesAsync(Bob, "99", 10, SearchDirection.Down);

        Assert.Equal([10UL, 20], older.Ids());
        Assert.Equal([30UL], newer.Ids());
    }

    [Fact]
    public async Task LoadMessages_OtherConversations_StayOut()
    {
        ConversationKey group = ConversationKey.Group("bob");
        await Cache.Messages.SaveMessagesAsync([Message(1), Message(2, conversation: group), Message(3)]);

        await Cache.Messages.AssertHoldsAsync(Bob, [1, 3]);
        await Cache.Messages.AssertHoldsAsync(group, [2]);
        Assert.Empty(await Cache.Messages.LoadAllAsync(ConversationKey.Chat("carol")));
    }

    [Fact]
    public async Task LoadMessages_WrongArguments_AreRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.LoadMessagesAsync(default, null, 1, SearchDirection.Up));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache.Messages.LoadMessagesAsync(Bob, "abc", 1, SearchDirection.Up));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Cache.Messages.LoadMessagesAsync(Bob, null, 0, SearchDirection.Up));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Cache.Messages.SaveMessagesAsync(null!));
    }

    [Fact]
    public async Task Dispose_Twice_IsHarmlessAndEndsTheCache()
    {
        await Cache.DisposeAsync();
        await Cache.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Cache.Messages.LoadAllAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Cache.Messages.SaveMessagesAsync(Messages(1)));
    }
}
