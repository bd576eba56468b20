using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    [Fact]
    public async Task Receipts_ForAnOwnMessage_AreNoted()
    {
        await Cache.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b", MessageDirection.Sent)));

        await Cache.ApplyAsync(Delivered(1), Read(2));

        IReadOnlyList<ChatMessage> messages = await Cache.LoadAllAsync();
        Assert.Equal([(true, false), (true, true)], messages.Select(message => (message.IsDelivered, message.IsRead)));
    }

    [Fact]
    public async Task Receipts_AfterHistory_AreNotLost()
    {
        await Cache.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Read(1));

        await Cache.SaveMessagesAsync([Text(1, "a", MessageDirection.Sent)]);
        await Cache.ApplyAsync(Delivered(1));

        ChatMessage message = await Cache.LoadOneAsync();
        Assert.True(message is { IsRead: true, IsDelivered: true });
    }

    [Fact]
    public async Task Receipts_ByTheAuthorOrForOthersMessages_AreNothing()
    {
        await Cache.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b")));

        IReadOnlyList<ChatEvent> raised = await Cache.ApplyAsync(Read(1, reader: "Alice"), Read(2, reader: "alice"));

        Assert.Equal(2, raised.Count);
        Assert.All(await Cache.LoadAllAsync(), message => Assert.False(message.IsRead || message.IsDelivered));
        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task Receipts_ForUnknownMessages_AreRaisedAndListNothing()
    {
        ChatEvent[] events = [Read(1), Delivered(2), Read(3) with { MessageId = "x" }];

        Assert.Equal(events, await Cache.ApplyAsync(events));

        Assert.Empty(await Cache.GetConversationsAsync());
    }

    [Fact]
    public async Task Receipts_BeforeTheMessage_AreNotLost()
    {
        await Cache.ApplyAsync(Read(1), Live(Text(1, "a", MessageDirection.Sent)));

        Assert.True((await Cache.LoadOneAsync()).IsRead);
    }

    [Fact]
    public async Task Receipts_InAGroup_CountReaders()
    {
        await Cache.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent, Team)));

        await Cache.ApplyAsync(Read(1, Team, "bob", 2), Read(1, Team, "carol", 1), Read(1, Team, "dave"));

        ChatMessage message = await Cache.LoadOneAsync(Team);
        Assert.Equal(2, message.GroupReadCount);
        Assert.False(message.IsRead);
        await Cache.SaveMessagesAsync([Text(1, "a", MessageDirection.Sent, Team)]);
        Assert.Equal(2, (await Cache.LoadOneAsync(Team)).GroupReadCount);
    }

    [Fact]
    public async Task ConversationRead_ByTheOther_ReadsWhatWasSentUpToThen()
    {
        await Cache.ApplyAsync(
            Live(Text(1, "a", MessageDirection.Sent)), Live(Text(2, "b")), Live(Text(3, "c", MessageDirection.Sent)));

        await Cache.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob", OccurredAt = Time(2500) });

        Assert.Equal([true, false, false], (await Cache.LoadAllAsync()).Select(message => message.IsRead));
        Assert.False(Assert.Single(await Cache.GetConversationsAsync()).LatestMessage!.IsRead);
        Assert.Equal(1, await Cache.UnreadAsync());
    }

    [Fact]
    public async Task ConversationRead_WithoutATime_ReadsAllThatIsKnown()
    {
        await Cache.ApplyAsync(Live(Text(1, "a", MessageDirection.Sent)));

        await Cache.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob" });
        await Cache.ApplyAsync(Live(Text(2, "b", MessageDirection.Sent)));

        Assert.Equal([true, false], (await Cache.LoadAllAsync()).Select(message => message.IsDelivered && message.IsRead));
        Assert.Single(await Cache.ApplyAsync(new ConversationRead { Conversation = Carol, ReaderId = "carol" }));
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

        await Cache.SaveMessagesAsync([message]);

        Assert.True((await Cache.LoadOneAsync()).IsRead);
    }
}
