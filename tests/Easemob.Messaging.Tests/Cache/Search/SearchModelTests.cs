using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache.Search;

/// <summary>Messages that come, change and go while they are indexed and purged, and a search that looks at each.</summary>
public sealed class SearchModelTests(Xunit.Abstractions.ITestOutputHelper output) : IDisposable
{
    private const int Ids = 40;

    // Few, so that words overlap: what folds, composes, is half a character, is none, or means something to FTS5.
    private static readonly string[] Units =
        ["a", "A", "b", "ß", "ﬁ", "İ", "i", "\u0307", "e", "\u0301", "é", "天", "气", "한", "\u1112", "\u1161", "\u11AB", "\"", "*", "\0", "😀", "Ａ", "\u3099", "か", "\uFFFE"];

    private static readonly string[] Gaps = ["", "", "", "", " ", "\u3000"];

    private readonly TemporaryDirectory _directory = new();

    private static bool IsFull => Environment.GetEnvironmentVariable("EASEMOB_FULL") == "1";

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Search_AfterAnything_FindsWhatLookingAtEachFinds()
    {
        int seed = Environment.TickCount;
        long end = Environment.TickCount64 + (IsFull ? 300_000 : 4_000);
        for (int story = 0; Environment.TickCount64 < end; story++, seed++)
        {
            output.WriteLine($"seed {seed}");
            await TellAsync(new Random(seed), story);
        }
    }

    private static string Text(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => Units[random.Next(Units.Length)] + Gaps[random.Next(Gaps.Length)]));

    private static ChatMessage Message(Random random, ulong id) => new()
    {
        MessageId = MessageIds.Format(id),
        Conversation = id % 3 == 0 ? ConversationKey.Group("team") : Bob,
        SenderId = id % 2 == 0 ? "bob" : "carol",
        ReceiverId = "alice",
        SentAt = Time((long)(id / 4)),
        Direction = MessageDirection.Received,
        Body = new TextMessageBody { Text = Text(random, random.Next(40) == 0 ? 3_000 : 12) },
    };

    private async Task TellAsync(Random random, int story)
    {
        await using SqliteMessageCache cache = story % 2 == 0
            ? SqliteMessageCache.OpenInMemory(TimeProvider.System)
            : await TestCaches.OpenAsync(_directory.File($"{story}.db"));
        var model = new Dictionary<ulong, ChatMessage>();
        var gone = new HashSet<ulong>();
        for (int step = 0; step < 60; step++)
        {
            await ChangeAsync(cache, model, gone, random);
            await CompareAsync(cache, model, random);
        }
    }

    private static async Task ChangeAsync(SqliteMessageCache cache, Dictionary<ulong, ChatMessage> model, HashSet<ulong> gone, Random random)
    {
        ulong id = (ulong)random.Next(1, Ids);
        switch (random.Next(8))
        {
            case 0 or 1:
                ChatMessage[] page = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Message(random, (ulong)random.Next(1, Ids))).DistinctBy(m => m.Id)];
                await cache.Messages.SaveMessagesAsync(page);
                foreach (ChatMessage message in page.Where(message => !gone.Contains(message.Id)))
                {
                    model[message.Id] = message;
                }

                break;
            case 2:
                await cache.IndexAsync();
                break;
            case 3:
                await cache.Messages.DeleteMessagesAsync(Bob, [MessageIds.Format(id)], forGood: false);
                if (model.TryGetValue(id, out ChatMessage? known) && known.Conversation == Bob)
                {
                    model.Remove(id);
                }

                break;
            case 4 when random.Next(4) == 0:
                gone.Add(id);
                await cache.Live.ApplyAsync(new MessageRecalled { Conversation = id % 3 == 0 ? ConversationKey.Group("team") : Bob, MessageId = MessageIds.Format(id), OperatorId = "bob" });
                model.Remove(id);
                break;
            case 5 when model.ContainsKey(id):
                ChatMessage changed = Message(random, id);
                Assert.True(await cache.Messages.UpdateMessageAsync(changed));
                model[id] = changed;
                break;
            case 6 when random.Next(6) == 0:
                // More than are taken out one by one, of another conversation.
                ConversationKey other = ConversationKey.Chat("many");
                await cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, 100).Select(i => TestEvents.Text((ulong)(1_000 + i), "天气 aé b", conversation: other))]);
                await cache.IndexAsync();
                await cache.Messages.DeleteMessagesAsync(other, null, null, forGood: false);
                break;
            case 7 when random.Next(20) == 0:
                await cache.Upkeep.ClearAsync();
                model.Clear();
                break;
        }
    }

    private static async Task CompareAsync(SqliteMessageCache cache, Dictionary<ulong, ChatMessage> model, Random random)
    {
        string text = random.Next(2) == 0 && model.Count > 0
            ? Piece(model.Values.ElementAt(random.Next(model.Count)), random)
            : Text(random, 4);
        if (text.Length is 0 or > MessageSearch.MaxTextLength || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var search = new MessageSearch
        {
            Text = text,
            Conversation = random.Next(3) == 0 ? Bob : null,
            Senders = random.Next(3) == 0 ? ["BOB"] : [],
            From = random.Next(4) == 0 ? Time(3) : null,
            To = random.Next(4) == 0 ? Time(8) : null,
            Direction = random.Next(2) == 0 ? SearchDirection.Up : SearchDirection.Down,
        };
        ulong[] expected = Expect(model, search);
        var found = new List<ulong>();
        string? cursor = null;
        int size = random.Next(1, 8);
        do
        {
            CursorPage<SearchHit> page = await cache.Search.SearchAsync(search, cursor, size);
            found.AddRange(page.Items.Select(hit => hit.Message).Ids());
            cursor = page.Cursor;
        }
        while (cursor is not null);
        Assert.Equal(expected, found);
        IReadOnlyList<ConversationHits> groups = await cache.Search.SearchByConversationAsync(search);
        Assert.Equal(expected.Length, groups.Sum(group => group.Count));
    }

    private static string Piece(ChatMessage message, Random random)
    {
        string text = ((TextMessageBody)message.Body).Text;
        int start = random.Next(text.Length);
        return text.Substring(start, random.Next(1, Math.Min(8, text.Length - start) + 1));
    }

    private static ulong[] Expect(Dictionary<ulong, ChatMessage> model, MessageSearch search)
    {
        string[] words = SearchFolding.SplitWords(SearchFolding.Fold(SearchFolding.Compose(search.Text)));
        IEnumerable<ChatMessage> found = model.Values
            .Where(message => search.Conversation is null || message.Conversation == search.Conversation)
            .Where(message => search.Senders.Count == 0 || message.SenderId == "bob")
            .Where(message => (search.From is null || message.SentAt >= search.From) && (search.To is null || message.SentAt < search.To))
            .Where(message => words.All(word => SearchFolding.Fold(SearchFolding.Compose(((TextMessageBody)message.Body).Text)).Contains(word, StringComparison.Ordinal)))
            .OrderBy(message => message.SentAt).ThenBy(message => message.Id);
        return [.. (search.Direction == SearchDirection.Up ? found.Reverse() : found).Select(message => message.Id)];
    }
}
