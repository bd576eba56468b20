using System.Globalization;
using CsCheck;
using Easemob.Messaging.Cache;
using Microsoft.Extensions.Time.Testing;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>Random histories beside the simplest search there is: a look at every message.</summary>
public sealed class SearchStoriesTests
{
    private static readonly string[] Alphabet =
        ["天", "气", "明", "한", "글", "か", "カ", "a", "B", "É", "e\u0301", "Ｂ", "1", " ", "\u3000", "\n", "\"", "'", "%", "_", "*", "(", "-", "😀", "😁", "\0"];

    private static readonly Gen<string> AnyText = Gen.Int[0, Alphabet.Length - 1].Array[0, 10].Select(units => string.Concat(units.Select(unit => Alphabet[unit])));

    private static readonly Gen<string> AnyQuery =
        Gen.Int[0, Alphabet.Length - 1].Array[1, 4].Select(units => string.Concat(units.Select(unit => Alphabet[unit])))
            .Where(query => !string.IsNullOrWhiteSpace(query));

    private static readonly Gen<Step> AnyStep = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 12], Gen.Int[0, 5], AnyText, AnyText)
        .Select(seed => new Step(seed.Item1, seed.Item2, seed.Item3, seed.Item4, seed.Item5));

    [Fact]
    public async Task Search_AfterAnyHistory_FindsWhatALookAtEachWould() => await Gen.Select(AnyStep.Array[1, 40], AnyQuery.Array[6]).SampleAsync(
        async (steps, queries) =>
        {
            await using SqliteMessageCache cache = SqliteMessageCache.OpenInMemory(TimeProvider.System);
            foreach (Step step in steps)
            {
                await RunAsync(cache, step);
            }

            ChatMessage[] all = [.. await cache.Messages.LoadAllAsync()];
            await AssertFindsAsync(cache, all, queries);
            await cache.IndexAsync();
            await AssertFindsAsync(cache, all, queries);
        },
        iter: 400,
        threads: 1,
        print: Print);

    [Fact]
    public async Task Index_AfterAnyHistory_IsWholeAndAsMadeAnew() => await AnyStep.Array[1, 40].SampleAsync(
        async steps =>
        {
            using var directory = new TemporaryDirectory();
            string path = directory.File("a.db");
            await using (SqliteMessageCache cache = await TestCaches.OpenAsync(path, timeProvider: new FakeTimeProvider()))
            {
                foreach (Step step in steps)
                {
                    await RunAsync(cache, step);
                }

                await cache.IndexAsync();
            }

            using SqliteSession session = SqliteSession.OpenFile(path);
            session.Execute("INSERT INTO search (search) VALUES ('integrity-check')");
            Assert.Equal(0, session.ReadInt64("SELECT count(*) FROM search_leaving"));
            string kept = Describe(session);
            session.Write(Durability.Normal, SearchIndex.Reset);
            Assert.Equal(string.Empty, Describe(session));
            session.Write(Durability.Normal, session => new SearchFeed().Run(session, 1_000));
            Assert.Equal(Describe(session), kept);
        },
        iter: 60,
        threads: 1,
        print: steps => Print((steps, [])));

    private static async Task RunAsync(SqliteMessageCache cache, Step step)
    {
        switch (step.Kind)
        {
            case 0 or 1 or 2:
                await cache.Messages.SaveMessagesAsync([MessageOf(step)]);
                break;
            case 3:
                await cache.Live.ApplyAsync(Live(MessageOf(step)));
                break;
            case 4:
                await cache.Live.ApplyAsync(Recalled((ulong)step.Id));
                break;
            case 5:
                await cache.Intents.RemoveAsync((ulong)step.Id);
                break;
            case 6 when step.Time == 0:
                await cache.Intents.RemoveBeforeAsync(step.Id / 4, serverTime: 100);
                break;
            case 7 when step.Time == 0:
                await cache.Intents.DeleteAsync(ServerMessages.Delete, serverTime: 1);
                break;
            default:
                await cache.IndexAsync();
                break;
        }
    }

    // Few ids and times, so that messages come again with other texts, and share milliseconds.
    private static ChatMessage MessageOf(Step step) => new()
    {
        MessageId = step.Id.ToString(CultureInfo.InvariantCulture),
        Conversation = Bob,
        SenderId = step.Id % 2 == 0 ? "bob" : "alice",
        ReceiverId = step.Id % 2 == 0 ? "alice" : "bob",
        SentAt = Time(3 + step.Time),
        Direction = step.Id % 2 == 0 ? MessageDirection.Received : MessageDirection.Sent,
        Body = new TextMessageBody { Text = step.Text },
        Extensions = new Dictionary<string, ExtensionValue> { ["name"] = step.Extension },
    };

    private static async Task AssertFindsAsync(SqliteMessageCache cache, ChatMessage[] all, string[] queries)
    {
        foreach (string query in queries)
        {
            foreach (SearchScope scope in new[] { SearchScope.Content, SearchScope.Extension, SearchScope.Both })
            {
                var search = new MessageSearch { Text = query, Scope = scope };
                string[] expected = [.. Model(all, query, scope).Reverse()];

                Assert.Equal(expected, await WalkAsync(cache, search, 3));
                Assert.Equal(expected.Reverse(), await WalkAsync(cache, search with { Direction = SearchDirection.Down }, 50));
                Assert.Equal(
                    all.Where(message => message.SenderId == "bob").Select(message => message.MessageId).Intersect(expected).Reverse(),
                    await WalkAsync(cache, search with { Senders = ["bob"], Conversation = Bob }, 50));
            }
        }
    }

    private static IEnumerable<string> Model(ChatMessage[] all, string query, SearchScope scope)
    {
        string[] words = Normal(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return all
            .Where(message => words.All(word =>
                (scope != SearchScope.Extension && Normal(((TextMessageBody)message.Body).Text).Contains(word, StringComparison.Ordinal))
                || (scope != SearchScope.Content && Normal(message.Extensions["name"].AsString()).Contains(word, StringComparison.Ordinal))))
            .Select(message => message.MessageId);
    }

    private static string Normal(string text) =>
        text.Normalize().Replace('\u3000', ' ').Replace('Ｂ', 'b').ToLowerInvariant();

    private static async Task<string[]> WalkAsync(SqliteMessageCache cache, MessageSearch search, int pageSize)
    {
        var found = new List<string>();
        string? cursor = null;
        do
        {
            CursorPage<SearchHit> page = await cache.Search.SearchAsync(search, cursor, pageSize);
            found.AddRange(page.Items.Select(hit => hit.Message.MessageId));
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return [.. found];
    }

    // Which words are in how many messages.
    private static string Describe(SqliteSession session)
    {
        session.Execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, search, col)");
        var words = new List<string>();
        using SqliteStatement rows = session.Prepare("SELECT hex(term), col, doc, cnt FROM temp.words ORDER BY 1, 2");
        while (rows.Step())
        {
            words.Add($"{rows.GetString(0)} {rows.GetString(1)} {rows.GetInt64(2)} {rows.GetInt64(3)}");
        }

        return string.Join('\n', words);
    }

    private static string Print((Step[] Steps, string[] Queries) story) =>
        string.Join("; ", story.Steps.Select(step => step.ToString())) + " | " + string.Join(", ", story.Queries.Select(query => $"[{query}]"));

    private sealed record Step(int Kind, int Id, int Time, string Text, string Extension);
}
