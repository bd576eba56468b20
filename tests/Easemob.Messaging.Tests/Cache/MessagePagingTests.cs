using CsCheck;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Paging against the simplest model there is: a sorted list.</summary>
public sealed class MessagePagingTests
{
    // Few ids and times, so that equal times, ids against the order of time, and starts that are not there all come up.
    private static readonly Gen<(ulong Id, long Time)[]> History =
        Gen.Select(Gen.ULong[1, 60], Gen.Long[1, 20]).Array[0, 40].Select(rows => rows.DistinctBy(row => row.Item1).ToArray());

    [Fact]
    public Task LoadMessages_PageByPage_MissesAndRepeatsNothing() =>
        Gen.Select(History, Gen.Int[1, 7], Gen.Bool).SampleAsync(
            (rows, count, up) => PagesAreWholeAsync(rows, count, up ? SearchDirection.Up : SearchDirection.Down),
            iter: 200);

    [Fact]
    public Task SaveAndRemove_InAnyOrder_EndWithTheSame() =>
        Gen.Select(History, Gen.ULong[1, 60].Array[0, 10], Gen.Long[1, 20], Gen.Shuffle(new[] { 0, 1, 2 })).SampleAsync(
            (rows, removed, before, order) => RemovalHoldsAsync(rows, removed, before, order),
            iter: 200);

    private static async Task<bool> PagesAreWholeAsync((ulong Id, long Time)[] rows, int count, SearchDirection direction)
    {
        await using IMessageCache cache = MessageCache.InMemory();
        await cache.Messages.SaveMessagesAsync([.. rows.Select(row => Message(row.Id, row.Time))]);
        ulong[] expected = [.. rows.OrderBy(row => row.Time).ThenBy(row => row.Id).Select(row => row.Id)];

        var walked = new List<ulong>();
        string? start = null;
        while (await cache.Messages.LoadMessagesAsync(Bob, start, count, direction) is { Count: > 0 } page)
        {
            bool isLast = walked.Count + page.Count == rows.Length;
            Assert.True(page.Count == count || isLast, "A page is full unless it is the last.");
            walked.InsertRange(direction == SearchDirection.Up ? 0 : walked.Count, page.Ids());
            start = (direction == SearchDirection.Up ? page[0] : page[^1]).MessageId;
        }

        return walked.SequenceEqual(expected);
    }

    private static async Task<bool> RemovalHoldsAsync((ulong Id, long Time)[] rows, ulong[] removed, long before, int[] order)
    {
        await using IMessageCache cache = MessageCache.InMemory();
        foreach (int step in order)
        {
            await (step switch
            {
                0 => cache.Messages.SaveMessagesAsync([.. rows.Select(row => Message(row.Id, row.Time))]),
                1 => cache.Intents.RemoveAsync(removed),
                _ => cache.Intents.RemoveBeforeAsync(before, serverTime: before),
            });
        }

        IEnumerable<ulong> expected = rows
            .Where(row => row.Time >= before && !removed.Contains(row.Id))
            .OrderBy(row => row.Time).ThenBy(row => row.Id).Select(row => row.Id);
        return (await cache.Messages.LoadAllAsync()).Ids().SequenceEqual(expected);
    }
}
