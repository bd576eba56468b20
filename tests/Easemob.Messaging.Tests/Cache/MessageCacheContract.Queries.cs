using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

public abstract partial class MessageCacheContract
{
    private static readonly ConversationKey Lounge = ConversationKey.ChatRoom("lounge");

    [Fact]
    public async Task FindMessage_InAnyConversation_FindsIt()
    {
        await Cache.Messages.SaveMessagesAsync([Message(1), Message(2, conversation: Lounge)]);

        Assert.Equal(Lounge, (await Cache.Messages.FindMessageAsync("2"))?.Conversation);
        Assert.Equal("text", (await Cache.Messages.FindMessageAsync("01"))?.Bytes());
        Assert.Null(await Cache.Messages.FindMessageAsync("3"));
    }

    [Fact]
    public async Task FindMessage_ThePeerHasRead_SaysSo()
    {
        await Cache.Messages.SaveMessagesAsync([Text(1, "sent", MessageDirection.Sent)]);
        await Cache.Live.ApplyAsync(new ConversationRead { Conversation = Bob, ReaderId = "bob", OccurredAt = Time(1000) });

        Assert.True((await Cache.Messages.FindMessageAsync("1"))?.IsRead);
    }

    [Fact]
    public async Task GetMessages_SomeMissingAndTwice_AreInTheOrderAskedEachOnce()
    {
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3), Message(4, conversation: Lounge)]);

        IReadOnlyList<ChatMessage> found = await Cache.Messages.GetMessagesAsync(["4", "9", "1", "04", "3"]);

        Assert.Equal([4UL, 1, 3], found.Ids());
        Assert.Empty(await Cache.Messages.GetMessagesAsync([]));
    }

    [Fact]
    public async Task GetMessages_Thousands_FindsAll()
    {
        ulong[] ids = [.. Enumerable.Range(1, 3_000).Select(id => (ulong)id)];
        await Cache.Messages.SaveMessagesAsync(Messages(ids));

        Assert.Equal(ids, (await Cache.Messages.GetMessagesAsync(ids.Select(MessageIds.Format))).Ids());
    }

    // The messages are 10 to 50, at as many seconds.
    [Theory]
    [InlineData(30_000, null, null, SearchDirection.Up, new ulong[] { 10, 20 })]
    [InlineData(30_000, null, null, SearchDirection.Down, new ulong[] { 40, 50 })]
    [InlineData(30_001, null, null, SearchDirection.Up, new ulong[] { 20, 30 })]
    [InlineData(29_999, null, null, SearchDirection.Down, new ulong[] { 30, 40 })]
    [InlineData(null, 20_000, 40_000, SearchDirection.Up, new ulong[] { 20, 30 })]
    [InlineData(null, 20_001, 40_001, SearchDirection.Down, new ulong[] { 30, 40 })]
    [InlineData(null, null, 30_000, SearchDirection.Up, new ulong[] { 10, 20 })]
    [InlineData(null, 30_000, null, SearchDirection.Down, new ulong[] { 30, 40 })]
    [InlineData(40_000, 20_000, null, SearchDirection.Up, new ulong[] { 20, 30 })]
    [InlineData(10_000, 30_000, null, SearchDirection.Down, new ulong[] { 30, 40 })]
    [InlineData(60_000, null, 20_000, SearchDirection.Up, new ulong[] { 10 })]
    [InlineData(null, 30_000, 30_000, SearchDirection.Up, new ulong[0])]
    public async Task LoadMessages_ByTime_IsExclusiveAtTheStartAndHalfOpenInTheRange(
        int? start, int? from, int? to, SearchDirection direction, ulong[] expected)
    {
        await Cache.Messages.SaveMessagesAsync([.. Messages(30, 10, 50, 20, 40), Message(25, conversation: Lounge)]);
        var query = new MessageQuery
        {
            Conversation = Bob,
            Direction = direction,
            StartTime = At(start),
            From = At(from),
            To = At(to),
        };

        Assert.Equal(expected, (await Cache.Messages.LoadMessagesAsync(query, 2)).Ids());
        Assert.Equal(
            expected, (await Cache.Messages.StreamMessages(query).Take(2).ToArrayAsync()).OrderBy(message => message.Id).Ids());
    }

    [Theory]
    [InlineData(SearchDirection.Up, new ulong[] { 1 })]
    [InlineData(SearchDirection.Down, new ulong[] { 2 })]
    public async Task LoadMessages_TimesBetweenMilliseconds_AreExact(SearchDirection direction, ulong[] expected)
    {
        await Cache.Messages.SaveMessagesAsync([Message(1, 1000), Message(2, 1001)]);
        DateTimeOffset between = Time(1000).AddTicks(1);

        var query = new MessageQuery { Conversation = Bob, Direction = direction, StartTime = between };
        Assert.Equal(expected, (await Cache.Messages.LoadMessagesAsync(query, 9)).Ids());
        await AssertPageAsync(new MessageQuery { Conversation = Bob, From = between }, 9, [2]);
        await AssertPageAsync(new MessageQuery { Conversation = Bob, To = between }, 9, [1]);
    }

    [Fact]
    public async Task LoadMessages_ExtremeTimes_AreNoError()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));

        var query = new MessageQuery
        {
            Conversation = Bob,
            StartTime = DateTimeOffset.MaxValue,
            From = DateTimeOffset.MinValue,
            To = DateTimeOffset.MaxValue,
        };
        await AssertPageAsync(query, 9, [1]);
    }

    [Fact]
    public async Task LoadMessages_ByTypesAndSenders_TakesThoseOnly()
    {
        await Cache.Messages.SaveMessagesAsync(
        [
            Message(1, type: MessageType.Image),
            Message(2, type: MessageType.Image, direction: MessageDirection.Sent),
            Message(3),
            Message(4, type: new MessageType("o'\"dd")),
        ]);

        await AssertLoadsAsync(new MessageQuery { Conversation = Bob, Types = [MessageType.Image] }, 1, 2);
        await AssertLoadsAsync(new MessageQuery { Types = [MessageType.Image, new MessageType("o'\"dd")] }, 1, 2, 4);
        await AssertLoadsAsync(new MessageQuery { Conversation = Bob, Senders = ["BOB", "nobody"] }, 1, 3, 4);
        await AssertLoadsAsync(new MessageQuery { Senders = ["alice"], Types = [MessageType.Image] }, 2);
        await AssertLoadsAsync(new MessageQuery { Conversation = Bob, Senders = ["bo_"] });
    }

    [Fact]
    public async Task LoadMessages_SenderInAnotherCaseOnTheWire_IsFound()
    {
        await Cache.Messages.SaveMessagesAsync(
        [
            new ChatMessage
            {
                MessageId = "1", Conversation = Lounge, SenderId = "Bob", ReceiverId = "lounge", SentAt = Time(1),
                Body = new TextMessageBody { Text = "hi" },
            },
        ]);

        await AssertLoadsAsync(new MessageQuery { Senders = ["bob"] }, 1);
    }

    [Fact]
    public async Task LoadMessages_OfAllConversations_AreInOneOrder()
    {
        await Cache.Messages.SaveMessagesAsync(
            [Message(5, 1000), Message(1, 2000, Lounge), Message(4, 2000), Message(2, 3000, ConversationKey.Thread("t")), Message(3, 4000)]);

        await AssertLoadsAsync(new MessageQuery(), 5, 1, 4, 2, 3);
        await AssertPageAsync(new MessageQuery(), 2, [2, 3]);
        await AssertPageAsync(new MessageQuery { Direction = SearchDirection.Down }, 2, [5, 1]);
        await AssertPageAsync(new MessageQuery { StartTime = Time(2000) }, 9, [5]);
    }

    [Theory]
    [InlineData(SearchDirection.Up)]
    [InlineData(SearchDirection.Down)]
    public async Task StreamMessages_ManyPages_MissAndRepeatNothing(SearchDirection direction)
    {
        // Equal times make the page's end fall between them.
        ChatMessage[] messages = [.. Enumerable.Range(1, 950).Select(id =>
            Message((ulong)id, id / 7, id % 3 == 0 ? Lounge : Bob))];
        await Cache.Messages.SaveMessagesAsync(messages);
        ulong[] expected = messages.Ids();
        ulong[] bobs = [.. expected.Where(id => id % 3 != 0)];
        if (direction == SearchDirection.Up)
        {
            Array.Reverse(expected);
            Array.Reverse(bobs);
        }

        Assert.Equal(expected, (await Cache.Messages.StreamMessages(new MessageQuery { Direction = direction }).ToArrayAsync()).Ids());
        Assert.Equal(
            bobs,
            (await Cache.Messages.StreamMessages(new MessageQuery { Conversation = Bob, Direction = direction }).ToArrayAsync()).Ids());
    }

    [Fact]
    public async Task StreamMessages_BeyondOneSearchForPositions_GoesOn()
    {
        ulong[] ids = [.. Enumerable.Range(1, 10_500).Select(id => (ulong)id)];
        await Cache.Messages.SaveMessagesAsync(Messages(ids));

        Assert.Equal(
            ids, (await Cache.Messages.StreamMessages(new MessageQuery { Direction = SearchDirection.Down }).ToArrayAsync()).Ids());
    }

    [Fact]
    public async Task StreamMessages_WrittenToAndDeletedMeanwhile_GoesOn()
    {
        await Cache.Messages.SaveMessagesAsync(Messages([.. Enumerable.Range(1, 450).Select(id => (ulong)id)]));
        var seen = new List<ChatMessage>();

        await foreach (ChatMessage message in Cache.Messages.StreamMessages(new MessageQuery()))
        {
            seen.Add(message);
            if (seen.Count == 1)
            {
                await Cache.Messages.DeleteMessagesAsync(Bob, Time(0), Time(101_000), forGood: false);
                await Cache.Messages.SaveMessagesAsync(Messages(1_000));
            }
        }

        Assert.Equal(Enumerable.Range(101, 350).Reverse().Select(id => (ulong)id), seen.Ids());
    }

    [Fact]
    public async Task StreamMessages_Cancelled_Cancels()
    {
        await Cache.Messages.SaveMessagesAsync(Messages(1));
        using var cancellation = new CancellationTokenSource();
        IAsyncEnumerator<ChatMessage> stream = Cache.Messages.StreamMessages(new MessageQuery()).GetAsyncEnumerator(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stream.MoveNextAsync());
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task CountMessages_InRangesAndConversations_IsHalfOpen()
    {
        await Cache.Messages.SaveMessagesAsync([.. Messages(1, 2, 3, 4), Message(5, conversation: Lounge)]);

        Assert.Equal(5, await Cache.Messages.CountMessagesAsync(null, null, null));
        Assert.Equal(4, await Cache.Messages.CountMessagesAsync(Bob, null, null));
        Assert.Equal(2, await Cache.Messages.CountMessagesAsync(Bob, Time(2000), Time(4000)));
        Assert.Equal(3, await Cache.Messages.CountMessagesAsync(null, Time(3000), null));
        Assert.Equal(1, await Cache.Messages.CountMessagesAsync(null, null, Time(1001)));
        Assert.Equal(0, await Cache.Messages.CountMessagesAsync(ConversationKey.Group("none"), null, null));
    }

    [Fact]
    public async Task LoadMessages_QueriesThatDoNotHoldTogether_AreRefused()
    {
        MessageQuery[] wrong =
        [
            new() { StartMessageId = "1" },
            new() { Conversation = Bob, StartMessageId = "1", StartTime = Time(1) },
            new() { Conversation = Bob, StartMessageId = "x" },
            new() { Conversation = default(ConversationKey) },
            new() { From = Time(2), To = Time(1) },
            new() { Types = [default] },
            new() { Senders = ["no id"] },
            new() { Direction = (SearchDirection)7 },
            new() { Types = null! },
        ];
        foreach (MessageQuery query in wrong)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Cache.Messages.LoadMessagesAsync(query, 1));
            Assert.ThrowsAny<ArgumentException>(() => Cache.Messages.StreamMessages(query));
        }
    }

    private static DateTimeOffset? At(int? milliseconds) => milliseconds is { } time ? Time(time) : null;

    private Task AssertLoadsAsync(MessageQuery query, params ulong[] ids) => AssertPageAsync(query, 100, ids);

    private async Task AssertPageAsync(MessageQuery query, int count, ulong[] ids) =>
        Assert.Equal(ids, (await Cache.Messages.LoadMessagesAsync(query, count)).Ids());
}
