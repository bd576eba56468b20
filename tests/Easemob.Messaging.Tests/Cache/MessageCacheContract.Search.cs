using Easemob.Messaging.Cache;
using static Easemob.Messaging.Tests.Cache.TestEvents;
using static Easemob.Messaging.Tests.Cache.TestMessages;

namespace Easemob.Messaging.Tests.Cache;

/// <content>Every search finds the same whether the messages are indexed, wait for it, or are some of either.</content>
public abstract partial class MessageCacheContract
{
    /// <summary>How many messages are indexed before the rest is written.</summary>
    public static TheoryData<int> Indexed => [0, 3, int.MaxValue];

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_Words_FindsMessagesThatHaveAll(int indexed)
    {
        await SaveAsync(indexed, Text(1, "今天天气很好"), Text(2, "气天"), Text(3, "Good weather, 天气"), Text(4, "weather"), Text(5, "明天的天气 WEATHER"));

        Assert.Equal([5, 3, 1], await FindAsync("天气"));
        Assert.Equal([5, 3], await FindAsync("weather 天气"));
        Assert.Equal([5, 3], await FindAsync("  ＷＥＡＴ\u3000天气 weather "));
        Assert.Equal([5, 3, 2, 1], await FindAsync("气"));
        Assert.Equal([5, 4, 3], await FindAsync("e"));
        Assert.Equal([2], await FindAsync("气天"));
        Assert.Equal([1], await FindAsync("气很"));
        Assert.Empty(await FindAsync("天气x"));
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_Bodies_LooksWhereUsersWouldLook(int indexed)
    {
        await SaveAsync(
            indexed,
            Body(1, new ImageMessageBody { FileName = "needle.png", RemoteUrl = "https://needless/" }),
            Body(2, new FileMessageBody { FileName = "报告needle.pdf", Secret = "needle" }),
            Body(3, new LocationMessageBody { Latitude = 1, Longitude = 2, Address = "needle street" }),
            Body(4, new LocationMessageBody { Latitude = 1, Longitude = 2, BuildingName = "The Needle" }),
            Body(5, new CustomMessageBody { Event = "needle" }),
            Body(6, new CustomMessageBody { Event = "e", Parameters = new Dictionary<string, ExtensionValue> { ["k"] = "a needle", ["needle"] = "x" } }),
            Body(7, new CustomMessageBody { Event = "e", Parameters = new Dictionary<string, ExtensionValue> { ["needle"] = "x" } }),
            Body(8, new CombinedMessageBody { Title = "needle" }),
            Body(9, new CombinedMessageBody { Summary = "needle", FileName = "x" }),
            Body(10, new CombinedMessageBody { CompatibleText = "needle" }),
            Body(11, new CombinedMessageBody { FileName = "needle" }));

        Assert.Equal([10, 9, 8, 6, 5, 4, 3, 2, 1], await FindAsync("needle"));
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_Scope_LooksThereOnly(int indexed)
    {
        await SaveAsync(
            indexed,
            Text(1, "order 42"),
            WithExtension(2, "order", ("number", 42)),
            WithExtension(3, "hello", ("a", "order"), ("b", ExtensionValue.FromJson("{\"n\":42}"))),
            WithExtension(4, "hello", ("order", true), ("c", 4.25)));

        Assert.Equal([2, 1], await FindAsync("order"));
        Assert.Equal([3], await FindAsync(new MessageSearch { Text = "order", Scope = SearchScope.Extension }));
        Assert.Equal([3, 2, 1], await FindAsync(new MessageSearch { Text = "order 42", Scope = SearchScope.Both }));
        Assert.Equal([3, 2], await FindAsync(new MessageSearch { Text = "42", Scope = SearchScope.Extension }));
        Assert.Equal([4], await FindAsync(new MessageSearch { Text = ".2", Scope = SearchScope.Extension }));
        Assert.Empty(await FindAsync(new MessageSearch { Text = "true", Scope = SearchScope.Both }));
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_Filters_HoldTogether(int indexed)
    {
        await SaveAsync(
            indexed,
            Text(1, "word"),
            Text(2, "word", MessageDirection.Sent),
            Text(3, "word", conversation: Team),
            Text(4, "word", MessageDirection.Sent, Team),
            Body(5, new FileMessageBody { FileName = "word" }));

        Assert.Equal([5, 2, 1], await FindAsync(new MessageSearch { Text = "word", Conversation = Bob }));
        Assert.Equal([4, 3], await FindAsync(new MessageSearch { Text = "w", Conversation = Team }));
        Assert.Empty(await FindAsync(new MessageSearch { Text = "word", Conversation = ConversationKey.Group("bob") }));
        Assert.Equal([4, 2], await FindAsync(new MessageSearch { Text = "word", Senders = ["ALICE"] }));
        Assert.Equal([5, 4, 3, 2, 1], await FindAsync(new MessageSearch { Text = "word", Senders = ["alice", "bob"] }));
        Assert.Equal([5], await FindAsync(new MessageSearch { Text = "word", Types = [MessageType.File, MessageType.Image] }));
        Assert.Equal([3, 2], await FindAsync(new MessageSearch { Text = "word", From = Time(2000), To = Time(4000) }));
        Assert.Equal([3], await FindAsync(new MessageSearch { Text = "word", From = Time(2000).AddTicks(1), To = Time(3000).AddTicks(1) }));
        Assert.Empty(await FindAsync(new MessageSearch { Text = "word", From = Time(2000), To = Time(2000) }));
        Assert.Equal([4], await FindAsync(new MessageSearch { Text = "word", Conversation = Team, Senders = ["alice"], Types = [MessageType.Text] }));
        Assert.Equal([1, 2, 3, 4, 5], await FindAsync(new MessageSearch { Text = "word", Direction = SearchDirection.Down }));
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_PageByPage_MissesAndRepeatsNothing(int indexed)
    {
        // Of one millisecond, stored against the order of their ids.
        ulong[] ids = [9, 4, 7, 1, 8, 3, 6, 2, 5];
        await SaveAsync(indexed, [.. ids.Select(id => Text(id, "same", time: id > 6 ? 500 : 5000))]);

        ulong[] expected = [6, 5, 4, 3, 2, 1, 9, 8, 7];
        foreach (int size in new[] { 1, 2, 3, 4, 8, 9, 10 })
        {
            Assert.Equal(expected, await WalkAsync(new MessageSearch { Text = "same" }, size));
            Assert.Equal(expected.Reverse(), await WalkAsync(new MessageSearch { Text = "s", Direction = SearchDirection.Down }, size));
        }
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task SearchByConversation_Always_CountsAndTakesTheNewest(int indexed)
    {
        await SaveAsync(
            indexed, Text(1, "word"), Text(2, "word", conversation: Team), Text(3, "other"), Text(4, "a word", conversation: Team), Text(5, "word one"),
            Text(6, "word", conversation: Team));

        IReadOnlyList<ConversationHits> hits = await Cache.Search.SearchByConversationAsync(
            new MessageSearch { Text = "word", Direction = SearchDirection.Down });

        Assert.Equal([(Team, 3, "6,4,2"), (Bob, 2, "5,1")], hits.Select(hit => (hit.Conversation, hit.Count, string.Join(',', hit.MessageIds))));
        Assert.Equal(["6", "5"], hits.Select(hit => hit.Newest.Message.MessageId));
        Assert.Equal(new SnippetHighlight(0, 4), Assert.Single(Assert.Single(hits[1].Newest.Snippets).Highlights));
    }

    [Fact]
    public async Task SearchByConversation_ManyHits_ListsTheNewestThousandIds()
    {
        await SaveAsync(int.MaxValue, [.. Enumerable.Range(1, 1_003).Select(id => Text((ulong)id, "word"))]);

        ConversationHits hits = Assert.Single(await Cache.Search.SearchByConversationAsync(new MessageSearch { Text = "word" }));

        Assert.Equal((1_003, 1_000, "1003", "4"), (hits.Count, hits.MessageIds.Count, hits.MessageIds[0], hits.MessageIds[^1]));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("'")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("*")]
    [InlineData("* ")]
    [InlineData("NEAR(")]
    [InlineData("AND")]
    [InlineData("a OR b")]
    [InlineData("NOT")]
    [InlineData("content:")]
    [InlineData("{content}")]
    [InlineData("-x")]
    [InlineData("^x")]
    [InlineData("a+b")]
    [InlineData("\0")]
    [InlineData("x\0y")]
    [InlineData("(")]
    [InlineData("😀")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("\\")]
    [InlineData("; DROP TABLE messages; --")]
    public async Task Search_HostileText_FindsItAsItIs(string text)
    {
        await SaveAsync(2, Text(1, $"before {text} after"), Text(2, $"glued{text}together"), Text(3, "天气 of 1"), Text(4, text));

        Assert.Equal([4, 2, 1], await FindAsync(text));
    }

    [Fact]
    public async Task Search_SingleSurrogates_FindsWhatHasThem()
    {
        await SaveAsync(1, Text(1, "😀"), Text(2, "😀😀"), Text(3, "x"));

        Assert.Equal([2, 1], await FindAsync("\uD83D"));
        Assert.Equal([2, 1], await FindAsync("\uDE00"));
        Assert.Equal([2], await FindAsync("\uDE00\uD83D"));
        Assert.Empty(await FindAsync("\uD83D\uD83D"));
        Assert.Empty(await FindAsync("\uDE00 x"));
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("e\u0301 \uFFFE")]
    [InlineData("\uFFFF\u0301")]
    [InlineData("\u1112\u1161\u11AB\uFDD0")]
    public async Task Search_CharactersThatAreNone_StandInNobodysWay(string text)
    {
        await SaveAsync(1, Text(1, text), Text(2, "word"), Text(3, $"a {text}b"));

        Assert.Equal([2], await FindAsync("word"));
        Assert.Equal([3, 1], await FindAsync(text));
    }

    [Fact]
    public async Task Search_AThousandCharacters_FindsThem()
    {
        string word = string.Concat(Enumerable.Range(0, 1_000).Select(i => (char)(0x4E00 + (i * 7 % 900))));
        string words = string.Concat(Enumerable.Range(0, 500).Select(i => (char)(0x6000 + i) + " "));
        await SaveAsync(2, Text(1, word), Text(2, words), Text(3, word[1..]), Text(4, $"x{word}x{words}"));

        Assert.Equal([4, 1], await FindAsync(word));
        Assert.Equal([4, 2], await FindAsync(words));
    }

    [Theory]
    [MemberData(nameof(Indexed))]
    public async Task Search_VeryManySenders_FindsTheirsAtOnce(int indexed)
    {
        await SaveAsync(indexed, Text(1, "word"), Text(2, "word", MessageDirection.Sent), Text(3, "other"), Text(4, "word"));
        string[] senders = [.. Enumerable.Range(0, 200_000).Select(number => $"user{number}"), "BOB"];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        CursorPage<SearchHit> page = await Cache.Search.SearchAsync(
            new MessageSearch { Text = "word", Senders = senders }, null, 10, patience.Token);

        Assert.Equal(["4", "1"], page.Items.Select(hit => hit.Message.MessageId));
    }

    [Fact]
    public async Task Search_NoCursor_Throws()
    {
        foreach (string cursor in new[] { "", "x", "1", "1.", "1.x", "999999999999999999.1", "1.1.1" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Cache.Search.SearchAsync(new MessageSearch { Text = "x" }, cursor, 1));
        }
    }

    [Fact]
    public async Task Search_MessageThatChanged_IsFoundAsItIsNow()
    {
        await SaveAsync(int.MaxValue, Text(1, "first"), Text(2, "second"), Text(3, "third"));
        await Cache.Live.ApplyAsync(Recalled(2));
        await Cache.Messages.SaveMessagesAsync([Text(1, "changed")]);

        Assert.Equal([1], await FindAsync("changed"));
        Assert.Empty(await FindAsync("first"));
        Assert.Empty(await FindAsync("second"));
        Assert.Equal([3], await FindAsync("ir"));

        await IndexAsync();
        await Cache.Intents.RemoveBeforeAsync(10_000);
        Assert.Empty(await FindAsync("changed"));
    }

    protected static ChatMessage Text(ulong id, string text, MessageDirection direction = MessageDirection.Received, ConversationKey? conversation = null, long? time = null) =>
        Copy(TestEvents.Text(id, text, direction, conversation), time ?? (long)id * 1000, new TextMessageBody { Text = text });

    private static ChatMessage Body(ulong id, MessageBody body) => Copy(TestEvents.Text(id, string.Empty), (long)id * 1000, body);

    private static ChatMessage WithExtension(ulong id, string text, params (string Name, ExtensionValue Value)[] values) => Copy(
        TestEvents.Text(id, text), (long)id * 1000, new TextMessageBody { Text = text }, values.ToDictionary(value => value.Name, value => value.Value));

    private static ChatMessage Copy(
        ChatMessage message, long time, MessageBody body, IReadOnlyDictionary<string, ExtensionValue>? extensions = null) => new()
        {
            MessageId = message.MessageId,
            Conversation = message.Conversation,
            SenderId = message.SenderId,
            ReceiverId = message.ReceiverId,
            SentAt = Time(time),
            Direction = message.Direction,
            Body = body,
            Extensions = extensions ?? new Dictionary<string, ExtensionValue>(),
        };

    private async Task SaveAsync(int indexed, params ChatMessage[] messages)
    {
        await Cache.Messages.SaveMessagesAsync([.. messages.Take(indexed)]);
        await IndexAsync();
        await Cache.Messages.SaveMessagesAsync([.. messages.Skip(indexed)]);
    }

    private Task<int> IndexAsync() => ((SqliteMessageCache)Cache).IndexAsync();

    private Task<ulong[]> FindAsync(string text) => FindAsync(new MessageSearch { Text = text });

    private Task<ulong[]> FindAsync(MessageSearch search) => WalkAsync(search, 400);

    private async Task<ulong[]> WalkAsync(MessageSearch search, int pageSize)
    {
        var found = new List<ulong>();
        string? cursor = null;
        do
        {
            CursorPage<SearchHit> page = await Cache.Search.SearchAsync(search, cursor, pageSize);
            Assert.InRange(page.Items.Count, cursor is null ? 0 : 1, pageSize);
            Assert.All(page.Items, hit => Assert.NotEmpty(hit.Snippets));
            found.AddRange(page.Items.Select(hit => hit.Message).Ids());
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return [.. found];
    }
}
