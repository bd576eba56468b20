using System.Diagnostics;
using System.Globalization;
using Easemob.Messaging.Cache;
using Microsoft.Extensions.Logging.Abstractions;

namespace Easemob.Messaging.Benchmarks;

/// <summary>
/// The search of the cache: how long the index takes to catch up with the messages, and how long the newest 50 hits take, in the file
/// after it was opened anew, beside LIKE over a plain column of the same texts.
/// </summary>
internal static class SearchLatency
{
    private const int Batch = 1_000;
    private const int LikeRuns = 5;

    public static async Task<int> RunAsync(int messages, int queries)
    {
        string directory = Directory.CreateTempSubdirectory("easemob-benchmark-").FullName;
        try
        {
            string path = Path.Combine(directory, "cache.db");
            using var plain = new PlainTexts(Path.Combine(directory, "plain.db"));
            await FillAsync(path, plain, messages);
            await using SqliteMessageCache cache = await OpenAsync(path, TimeProvider.System);
            Console.WriteLine();
            Console.WriteLine("| newest 50 of | hits | p50 ms | p95 ms | LIKE scan ms | LIKE from the newest ms | scan / p50 |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach ((string kind, _, string[] words) in SearchCorpus.Searched)
            {
                await ReportAsync(kind, cache, plain, words, queries, word => new MessageSearch { Text = word });
            }

            await ReportAsync("2 characters, common, in a conversation", cache, null, ["天气", "会议"], queries, InConversation);
            await ReportAsync("2 characters, medium, in a conversation", cache, null, ["榴莲", "鹦鹉"], queries, InConversation);
            await ReportAsync("1 character, medium, in a conversation", cache, null, ["鲸", "鹿"], queries, InConversation);
            await ReportAsync("2 characters, common, of a sender", cache, null, ["天气"], queries, word => new MessageSearch { Text = word, Senders = ["user7"] });
            await ReportAsync("two words", cache, null, ["天气 会议", "明天 的"], queries, word => new MessageSearch { Text = word });
            await ReportAsync("nothing", cache, plain, ["龘鑫", "zzzz"], queries, word => new MessageSearch { Text = word });
            await ReportGroupsAsync(cache, "榴莲", "天气");
            await ReportRemovalAsync(cache);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static MessageSearch InConversation(string word) => new() { Text = word, Conversation = SearchCorpus.Conversation(7) };

    private static async Task FillAsync(string path, PlainTexts plain, int messages)
    {
        var corpus = new SearchCorpus();

        // By a clock that stands still the index never follows by itself.
        await using SqliteMessageCache cache = await OpenAsync(path, new StoppedClock());
        TimeSpan saving = TimeSpan.Zero;
        long characters = 0;
        foreach ((ChatMessage Message, string Text)[] batch in corpus.Messages(messages).Chunk(Batch))
        {
            long startedAt = Stopwatch.GetTimestamp();
            await cache.Messages.SaveMessagesAsync([.. batch.Select(item => item.Message)]);
            saving += Stopwatch.GetElapsedTime(startedAt);
            plain.Add(batch.Select(item => item.Text));
            characters += batch.Sum(item => item.Text.Length);
        }

        long bytes = new FileInfo(path).Length;
        long begun = Stopwatch.GetTimestamp();
        int indexed = await cache.IndexAsync();
        TimeSpan catchingUp = Stopwatch.GetElapsedTime(begun);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{messages:N0} messages of {(double)characters / messages:0.0} characters: stored at {messages / saving.TotalSeconds:N0}/s; "
            + $"the index caught up with {indexed:N0} in {catchingUp.TotalSeconds:0.0} s, {indexed / catchingUp.TotalSeconds:N0}/s; "
            + $"the file grew from {bytes >> 20} to {new FileInfo(path).Length >> 20} MB."));
    }

    private static async Task ReportAsync(
        string kind, SqliteMessageCache cache, PlainTexts? plain, string[] words, int queries, Func<string, MessageSearch> search)
    {
        var times = new List<double>();
        int hits = 0;
        for (int i = 0; i < queries + words.Length; i++)
        {
            long startedAt = Stopwatch.GetTimestamp();
            CursorPage<SearchHit> page = await cache.Search.SearchAsync(search(words[i % words.Length]), null, 50);
            times.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
            hits = Math.Max(hits, page.Items.Count);
        }

        // The first of each word warms up.
        double[] sorted = [.. times.Skip(words.Length).Order()];
        double p50 = sorted[sorted.Length / 2];
        (double scan, double newest) = plain?.Measure(words, LikeRuns) ?? (double.NaN, double.NaN);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {hits} | {p50:0.00} | {sorted[sorted.Length * 95 / 100]:0.00} | {scan:0.0} | {newest:0.0} | {scan / p50:0} |"));
    }

    private static async Task ReportGroupsAsync(SqliteMessageCache cache, params string[] words)
    {
        foreach (string word in words)
        {
            long startedAt = Stopwatch.GetTimestamp();
            IReadOnlyList<ConversationHits> groups = await cache.Search.SearchByConversationAsync(new MessageSearch { Text = word });
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"By conversation: {groups.Sum(group => group.Count):N0} hits in {groups.Count} conversations, {Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds:0.0} ms."));
        }
    }

    private static async Task ReportRemovalAsync(SqliteMessageCache cache)
    {
        ConversationKey conversation = SearchCorpus.Conversation(3);
        int count = await cache.Messages.CountMessagesAsync(conversation, null, null);
        long intent = await cache.Intents.RecordIntentAsync(new RemoveMessagesBeforeIntent { Conversation = conversation, Before = DateTimeOffset.UtcNow });
        long startedAt = Stopwatch.GetTimestamp();
        await cache.Intents.ApplyIntentAsync(intent, new ServerReceipt());
        TimeSpan elapsed = Stopwatch.GetElapsedTime(startedAt);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Removed {count:N0} messages of one conversation in {elapsed.TotalMilliseconds:0.0} ms, {count / elapsed.TotalSeconds:N0}/s."));
    }

    private static Task<SqliteMessageCache> OpenAsync(string path, TimeProvider timeProvider) => SqliteMessageCache.OpenAsync(new CacheFileOptions
    {
        Path = path,
        OnDamaged = DamagedCachePolicy.Throw,
        TimeProvider = timeProvider,
        Logger = NullLogger.Instance,
    });

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
