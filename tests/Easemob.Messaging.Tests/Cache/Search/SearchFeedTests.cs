using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestEvents;

namespace Easemob.Messaging.Tests.Cache.Search;

public sealed class SearchFeedTests : IDisposable
{
    private readonly SqliteSession _session = SqliteSession.OpenInMemory();

    public SearchFeedTests()
    {
        SchemaMigrations.Run(_session);
        SearchIndex.Ensure(_session);
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Run_LargeTexts_TakesAFewAtATime()
    {
        const int Count = 12;
        string text = string.Concat(Enumerable.Repeat("天气 ", 350_000));
        Write(session => MessageWriter.SaveMessages(session, [.. Enumerable.Range(1, Count).Select(id => Text((ulong)id, text))]));
        var feed = new SearchFeed();
        var counts = new List<int>();

        do
        {
            counts.Add(Write(session => feed.Run(session, 500)));
        }
        while (feed.HasMore);

        Assert.Equal(Count, counts.Sum());
        Assert.InRange(counts.Max(), 1, Count / 2);
    }

    [Fact]
    public void Run_AsManyAsAskedFor_GoesOn()
    {
        Write(session => MessageWriter.SaveMessages(session, [.. Enumerable.Range(1, 5).Select(id => Text((ulong)id, "word"))]));
        var feed = new SearchFeed();

        Assert.Equal((2, true), (Write(session => feed.Run(session, 2)), feed.HasMore));
        Assert.Equal((2, true), (Write(session => feed.Run(session, 2)), feed.HasMore));
        Assert.Equal((1, false), (Write(session => feed.Run(session, 2)), feed.HasMore));
    }

    private T Write<T>(Func<SqliteSession, T> work) => _session.Write(Durability.Normal, work);
}
