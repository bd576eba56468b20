using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerSearchTests : IAsyncDisposable
{
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public ChatManagerSearchTests() => _chat = new ChatManager(Mock.Of<IChatTransport>(MockBehavior.Strict), _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task SearchMessages_Always_StreamsWhatIsFoundNewestFirst()
    {
        await SaveAsync(120);

        var found = new List<string>();
        await foreach (SearchHit hit in _chat.Search.SearchMessages(new MessageSearch { Text = "天气" }))
        {
            found.Add(hit.Message.MessageId);
            Assert.Equal("今[天气]", Show(Assert.Single(hit.Snippets)));
        }

        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{120 - i}"), found);
    }

    [Theory]
    [InlineData(null, 50, 3)]
    [InlineData(1, 1, 120)]
    [InlineData(400, 120, 1)]
    public async Task SearchMessages_Pages_HaveTheSizeAskedFor(int? pageSize, int first, int count)
    {
        await SaveAsync(120);

        var sizes = new List<int>();
        await foreach (CursorPage<SearchHit> page in _chat.Search.SearchMessages(new MessageSearch { Text = "天" }).AsPages(pageSize: pageSize))
        {
            sizes.Add(page.Items.Count);
        }

        Assert.Equal((first, count, 120), (sizes[0], sizes.Count, sizes.Sum()));
    }

    [Fact]
    public async Task SearchMessages_Cursor_GoesOnWhereThePageEnded()
    {
        await SaveAsync(5);
        AsyncPageable<SearchHit> search = _chat.Search.SearchMessages(new MessageSearch { Text = "天气", Direction = SearchDirection.Down });
        CursorPage<SearchHit> first = await FirstAsync(search.AsPages(pageSize: 2));

        CursorPage<SearchHit> second = await FirstAsync(search.AsPages(first.Cursor, 2));

        Assert.Equal(["1", "2", "3", "4"], first.Items.Concat(second.Items).Select(hit => hit.Message.MessageId));
    }

    [Fact]
    public void SearchMessages_BeforeEnumeration_DoesNothing()
    {
        var cache = new Mock<IMessageCache> { DefaultValue = DefaultValue.Mock };
        var store = new Mock<ISearchStore>(MockBehavior.Strict);
        cache.SetupGet(cache => cache.Search).Returns(store.Object);
        var chat = new ChatManager(Mock.Of<IChatTransport>(MockBehavior.Strict), cache.Object);

        _ = chat.Search.SearchMessages(new MessageSearch { Text = "x" }).AsPages();

        store.VerifyNoOtherCalls();
    }

    [Fact]
    public void SearchMessages_ImpossiblePageSize_Throws() =>
        Assert.All([0, 401], size => Assert.Throws<ArgumentOutOfRangeException>(
            () => _chat.Search.SearchMessages(new MessageSearch { Text = "x" }).AsPages(pageSize: size)));

    [Fact]
    public async Task Search_WrongArguments_ThrowAtOnce()
    {
        DateTimeOffset time = DateTimeOffset.UnixEpoch;
        MessageSearch[] wrong =
        [
            new() { Text = string.Empty },
            new() { Text = " \t\u3000" },
            new() { Text = new string('x', 1_001) },
            new() { Text = "x", Conversation = default(ConversationKey) },
            new() { Text = "x", Senders = ["a b"] },
            new() { Text = "x", Types = [default] },
            new() { Text = "x", From = time.AddTicks(1), To = time },
            new() { Text = "x", Scope = (SearchScope)7 },
            new() { Text = "x", Direction = (SearchDirection)7 },
            new() { Text = null! },
            new() { Text = "x", Senders = null! },
            new() { Text = "x", Types = null! },
        ];

        foreach (MessageSearch search in wrong)
        {
            Assert.ThrowsAny<ArgumentException>(() => _chat.Search.SearchMessages(search));
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.Search.SearchByConversationAsync(search));
        }

        Assert.Throws<ArgumentNullException>(() => _chat.Search.SearchMessages(null!));
    }

    [Fact]
    public async Task SearchMessages_Cancelled_Ends()
    {
        await SaveAsync(1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SearchHit hit in _chat.Search.SearchMessages(new MessageSearch { Text = "天气" }).WithCancellation(new CancellationToken(true)))
            {
                Assert.Fail($"{hit.Message.MessageId} was found.");
            }
        });
    }

    [Fact]
    public void ToString_Always_HidesTexts()
    {
        Assert.DoesNotContain("secret", new MessageSearch { Text = "secret" }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new SearchSnippet { Scope = SearchScope.Content, Text = "secret" }.ToString(), StringComparison.Ordinal);
    }

    private Task SaveAsync(int count) => _cache.Messages.SaveMessagesAsync([.. Enumerable.Range(1, count).Select(i => new ChatMessage
    {
        MessageId = $"{i}",
        Conversation = Bob,
        SenderId = "bob",
        ReceiverId = "alice",
        SentAt = DateTimeOffset.FromUnixTimeMilliseconds(i),
        Direction = MessageDirection.Received,
        Body = new TextMessageBody { Text = "今天气" },
    })]);

    private static string Show(SearchSnippet snippet)
    {
        SnippetHighlight highlight = Assert.Single(snippet.Highlights);
        return snippet.Text.Insert(highlight.Start + highlight.Length, "]").Insert(highlight.Start, "[");
    }

    private static async Task<CursorPage<SearchHit>> FirstAsync(IAsyncEnumerable<CursorPage<SearchHit>> pages)
    {
        await foreach (CursorPage<SearchHit> page in pages)
        {
            return page;
        }

        throw new InvalidOperationException("There is always a page.");
    }
}
