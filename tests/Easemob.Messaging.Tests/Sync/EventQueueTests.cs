using Easemob.Messaging.Sync;

namespace Easemob.Messaging.Tests.Sync;

public class EventQueueTests
{
    private static readonly TokenExpired Happened = new();

    [Fact]
    public async Task Read_AfterPosts_YieldsThemInOrderAndEnds()
    {
        var queue = new EventQueue();
        EventsDropped[] events = [.. Enumerable.Range(0, 100).Select(count => new EventsDropped { Count = count })];
        foreach (EventsDropped happened in events)
        {
            queue.Post(happened);
        }

        queue.Complete();

        Assert.Equal(events, await ReadAllAsync(queue));
    }

    [Fact]
    public async Task Read_ReaderTooFarBehind_IsToldOnceHowMuchWasDropped()
    {
        var queue = new EventQueue();
        Post(queue, EventQueue.Capacity + 100);
        queue.Complete();

        List<ChatEvent> read = await ReadAllAsync(queue);

        Assert.Equal(EventQueue.Capacity + 1, read.Count);
        Assert.Equal(new EventsDropped { Count = 100 }, read[^1]);
    }

    [Fact]
    public async Task Post_AfterTheReaderLearntOfTheDrop_IsKeptAgain()
    {
        var queue = new EventQueue();
        Post(queue, EventQueue.Capacity + 1);
        await using IAsyncEnumerator<ChatEvent> reader = queue.ReadAsync().GetAsyncEnumerator();
        for (int i = 0; i < EventQueue.Capacity; i++)
        {
            await reader.MoveNextAsync();
        }

        queue.Post(Happened); // the reader has not come to the gap yet
        await reader.MoveNextAsync();
        Assert.Equal(new EventsDropped { Count = 2 }, reader.Current);

        queue.Post(Happened);
        await reader.MoveNextAsync();
        Assert.Same(Happened, reader.Current);
    }

    [Fact]
    public async Task Read_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        await using IAsyncEnumerator<ChatEvent> reader = new EventQueue().ReadAsync(source.Token).GetAsyncEnumerator();
        ValueTask<bool> waiting = reader.MoveNextAsync();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    private static void Post(EventQueue queue, int count)
    {
        for (int i = 0; i < count; i++)
        {
            queue.Post(Happened);
        }
    }

    private static async Task<List<ChatEvent>> ReadAllAsync(EventQueue queue)
    {
        var events = new List<ChatEvent>();
        await foreach (ChatEvent happened in queue.ReadAsync())
        {
            events.Add(happened);
        }

        return events;
    }
}
