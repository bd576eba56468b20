using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <summary>Pages of history for tests of coverage: message n was sent at second n.</summary>
internal static class TestCoverage
{
    /// <summary>Saves a page of the conversation with Bob.</summary>
    public static Task SavePageAsync(
        this ICoverageStore store,
        ulong[] ids,
        ulong? start = null,
        bool isLast = false,
        SearchDirection direction = SearchDirection.Up,
        HistoryQuery? query = null) =>
        store.SavePageAsync(Messages(ids), start, isLast, direction, query);

    public static Task SavePageAsync(
        this ICoverageStore store,
        ChatMessage[] records,
        ulong? start = null,
        bool isLast = false,
        SearchDirection direction = SearchDirection.Up,
        HistoryQuery? query = null) =>
        store.SaveHistoryPageAsync(
            new HistoryRequest
            {
                Conversation = Bob,
                Start = start is { } id ? MessageIds.Format(id) : null,
                PageSize = 50,
                Query = (query ?? new HistoryQuery()) with { Direction = direction },
            },
            new CursorPage<ChatMessage> { Items = records, Cursor = isLast ? null : "7777" });

    public static async Task AssertCoversAsync(this ICoverageStore store, string spans, string unverified = "")
    {
        HistoryCoverage coverage = await store.GetCoverageAsync(Bob);
        Assert.Equal((spans, unverified), (Describe(coverage.Spans), Describe(coverage.UnverifiedSpans)));
    }

    /// <summary>Writes spans as their bounds: a message, where it is at its own time; otherwise a time, with an id where there is one.</summary>
    private static string Describe(IReadOnlyList<HistorySpan> spans) => string.Join(
        ' ', spans.Select(span => $"{(span.From is { } from ? Describe(from) : "start")}-{Describe(span.To)}"));

    private static string Describe(HistoryPosition position)
    {
        long time = position.Time.ToUnixTimeMilliseconds();
        return position.MessageId is not { } id ? $"@{time}" : $"{time / 1000}" == id && time % 1000 == 0 ? id : $"{id}@{time}";
    }
}
