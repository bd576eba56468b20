using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Receipts_ForAnOwnMessage_AreNoted()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b", MessageDirection.Sent)));

        await Cache.Live.ApplyAsync(Delivered(1), Read(2));

        IReadOnlyList<ChatMessage> messages = await Cache.Messages.LoadAllAsync();
        Assert.Equal([(true, false), (true, true)], messages.Select(message => (message.IsDelivered, message.IsRead)));
    }

    [Fact]
    public async Task Receipts_AfterHistory_AreNotLost()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Read(1));

        await Cache.Messages.SaveMessagesAsync([Text(1, "a", MessageDirection.Sent)]);
        await Cache.Live.ApplyAsync(Delivered(1));

        ChatMessage message = await Cache.Messages.LoadOneAsync();
        Assert.True(message is { IsRead: true, IsDelivered: true });
    }

    [Fact]
    public async Task Receipts_ByTheAuthorOrForOthersMessages_AreNothing()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b")));

        IReadOnlyList<ChatEvent> raised = await Cache.Live.ApplyAsync(Read(1, reader: "Alice"), Read(2, reader: "alice"));

        Assert.Equal(2, raised.Count);
        Assert.All(await Cache.Messages.LoadAllAsync(), message => Assert.False(message.IsRead || message.IsDelivered));
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task Receipts_ForUnknownMessages_AreRaisedAndListNothing()
    {
        ChatEvent[] events = [Read(1), Delivered(2), Read(3) with { MessageId = "x" }];

        Assert.Equal(events, await Cache.Live.ApplyAsync(events));

        Assert.Empty(await Cache.Conversations.GetConversationsAsync());
    }

    [Fact]
    public async Task Receipts_BeforeTheMessage_AreNotLost()
    {
        await Cache.Live.ApplyAsync(Read(1), Live(Text(1, "a", MessageDirection.Sent)));

        Assert.True((await Cache.Messages.LoadOneAsync()).IsRead);
    }

    [Fact]
    public async Task Receipts_InAGroup_CountReaders()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent, Team)));

        await Cache.Live.ApplyAsync(Read(1, Team, "bob", 2), Read(1, Team, "carol", 1), Read(1, Team, "dave"));

        ChatMessage message = await Cache.Messages.LoadOneAsync(Team);
        Assert.Equal(2, message.GroupReadCount);
        Assert.False(message.IsRead);
        await Cache.Messages.SaveMessagesAsync([Text(1, "a", MessageDirection.Sent, Team)]);
        Assert.Equal(2, (await Cache.Messages.LoadOneAsync(Team)).GroupReadCount);
    }

    [Fact]
    public async Task ConversationRead_ByTheOther_ReadsWhatWasSentUpToThen()
    {
        await Cache.Live.ApplyAsync(
            Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b")), Live(Text(3, "c", MessageDirection.Sent)));

        await Cache.Live.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob", OccurredAt = Time(2500) });

        Assert.Equal([true, false, false], (await Cache.Messages.LoadAllAsync()).Select(message => message.IsRead));
        Assert.False(Assert.Single(await Cache.Conversations.GetConversationsAsync()).LatestMessage!.IsRead);
        Assert.Equal(1, await Cache.Conversations.UnreadAsync());
    }

    [Fact]
    public async Task ConversationRead_WithoutATime_ReadsAllThatIsKnown()
    {
        await Cache.Live.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)));

        await Cache.Live.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob" });
        await Cache.Live.ApplyAsync(Live(Text(2, "b", MessageDirection.Sent)));

        Assert.Equal([true, false], (await Cache.Messages.LoadAllAsync()).Select(message => message.IsDelivered && message.IsRead));
        Assert.Single(await Cache.Live.ApplyAsync(new ConversationRead { Conversation = Carol, ReaderId = "carol" }));
    }

    [Fact]
    public async Task Receipts_InTheMessageItself_AreShown()
    {
        var message = new ChatMessage
        {
            MessageId = "1",
            Conversation = Bob,
            SenderId = "alice",
            ReceiverId = "bob",
            SentAt = Time(1000),
            Direction = MessageDirection.Sent,
            Body = new TextMessageBody { Text = "a" },
            IsRead = true,
        };

        await Cache.Messages.SaveMessagesAsync([message]);

        Assert.True((await Cache.Messages.LoadOneAsync()).IsRead);
    }
}
