using CsCheck;
using Easemob.Messaging.Cache;
using Easemob.Messaging.Tests.Wire;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using StreamStatus = Easemob.Messaging.Wire.Msync.MessageBody.Types.Stream.Types.StreamStatus;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Events in any number and order.</summary>
public sealed class LiveEventsTests
{
    private static readonly Gen<ChatEvent> AnyEvent = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 12], Gen.Bool).Select(MakeEvent);

    private static readonly Gen<ChatEvent[]> Events = AnyEvent.Array[1, 30];

    [Fact]
    public async Task Apply_TheSameBatchTwice_LeavesTheSameCache() => await Events.SampleAsync(
        async events =>
        {
            await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
            IReadOnlyList<ChatEvent> first = await cache.Live.ApplyAsync(events);
            string once = await DescribeAsync(cache);

            // Nothing of it has a number: what comes again is known by what the cache holds alone.
            IReadOnlyList<ChatEvent> second = await cache.Live.ApplyAsync(events);

            Assert.Equal(once, await DescribeAsync(cache));
            Assert.DoesNotContain(second, again => again is MessageReceived);
            Assert.Equal(first.Count(one => one is not MessageReceived), second.Count);
        },
        iter: 300,
        threads: 1);

    [Fact]
    public async Task Apply_MessagesAndRecallsInAnyOrder_LeavesWhatWasNotRecalled() => await Gen.Select(
            Gen.Int[1, 12].HashSet[1, 12], Gen.Int[1, 12].HashSet[0, 6], Gen.Int[0, 1_000_000], Gen.Bool)
        .SampleAsync(
            async (sent, recalled, order, inOneBatch) =>
            {
                await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
                ChatEvent[] events = [.. sent.Select(id => Live(Message((ulong)id))), .. recalled.Select(id => Recalled((ulong)id))];
                new Random(order).Shuffle(events);

                foreach (ChatEvent[] batch in inOneBatch ? [events] : events.Chunk(1))
                {
                    await cache.Live.ApplyAsync(batch);
                }

                ulong[] left = [.. sent.Except(recalled).Order().Select(id => (ulong)id)];
                await cache.Messages.AssertHoldsAsync(Bob, left);
                IReadOnlyList<Conversation> list = await cache.Conversations.GetConversationsAsync();
                Assert.Equal(left.Length, list.Sum(conversation => conversation.UnreadCount));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public async Task Apply_TextWrittenPieceByPiece_IsKeptWhenItIsWhole()
    {
        await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);

        Assert.Equal(2, (await cache.Live.ApplyAsync([Piece(StreamStatus.StreamStart), Piece(StreamStatus.StreamInProgress)])).Count);
        Assert.IsType<MessageReceived>(Assert.Single(await cache.Live.ApplyAsync(Piece(StreamStatus.StreamFull))));

        await cache.Messages.AssertHoldsAsync(Bob, 100);
    }

    private static ChatEvent Piece(StreamStatus status)
    {
        ProtoBody.Types.Content text = ItemReaderTests.Text("piece");
        text.SubType = ProtoBody.Types.Content.Types.SubType.SubStream;
        ProtoBody body = ItemReaderTests.Body(ProtoBody.Types.Type.Chat, "bob", "alice", text);
        body.Stream = new ProtoBody.Types.Stream { StreamStatus = status };
        return Assert.Single(ItemReaderTests.Read(ItemReaderTests.Item(body)));
    }

    private static ChatEvent MakeEvent((int Kind, int Number, bool Flag) seed)
    {
        (int kind, int number, bool flag) = seed;
        ulong id = (ulong)number;
        DateTimeOffset time = Time((number * 1000) + 500);
        return kind switch
        {
            0 or 1 or 2 => Live(Text(id, "text", flag ? MessageDirection.Sent : MessageDirection.Received), isOnlineOnly: number % 5 == 0),
            3 => Recalled(id),
            4 => Read(id),
            5 => Delivered(id),
            6 => new ConversationRead { Conversation = Bob, ReaderId = "bob", OccurredAt = time },
            7 => new UnreadClearedOnOtherDevice { Conversation = flag ? Bob : null, OccurredAt = time },
            8 => new ConversationDeletedOnOtherDevice { Conversation = Bob, OccurredAt = time },
            _ => new ConversationMarkedOnOtherDevice { Conversation = Bob, Mark = number, IsMarked = flag },
        };
    }

    private static async Task<string> DescribeAsync(SqliteMessageCache cache)
    {
        IEnumerable<string> messages = (await cache.Messages.LoadAllAsync())
            .Select(message => $"{message.MessageId} {message.IsRead} {message.IsDelivered}");
        IEnumerable<string> conversations = (await cache.Conversations.GetConversationsAsync())
            .Select(one => $"{one.Key} {one.UnreadCount} {string.Join(' ', one.Marks)}");
        return string.Join('\n', messages.Concat(conversations));
    }
}
