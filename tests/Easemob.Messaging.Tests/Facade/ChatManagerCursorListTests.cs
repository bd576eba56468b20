using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerCursorListTests : IAsyncDisposable
{
    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly List<ConversationListRequest> _requests = [];
    private readonly ChatManager _chat;

    public ChatManagerCursorListTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public void List_NotEnumerated_SendsNothing()
    {
        Assert.NotNull(_chat.GetConversationsFromServerWithCursor());
        Assert.NotNull(_chat.GetConversationsFromServerWithCursor().AsPages("c", 7));

        Assert.Empty(_transport.Invocations);
    }

    [Fact]
    public async Task List_SeveralPages_FollowsTheCursorAndKeepsEachPage()
    {
        SetUp(Page("c1", "a", "b"), Page("c2"), Page(null, "c"));

        List<string> seen = [];
        await foreach (Conversation conversation in _chat.GetConversationsFromServerWithCursor())
        {
            seen.Add(conversation.Key.Id);
            Assert.Equal(seen.Count < 3 ? 2 : 3, (await _chat.GetAllConversationsAsync()).Count);
        }

        Assert.Equal(["a", "b", "c"], seen);
        Assert.Equal([null, "c1", "c2"], _requests.Select(request => request.Cursor));
        Assert.All(_requests, request => Assert.Equal((new ConversationQuery(), 50), (request.Query, request.PageSize)));
        Assert.All(await _chat.GetAllConversationsAsync(), one => Assert.Equal((true, "3"), (one.IsPinned, string.Join(' ', one.Marks))));
    }

    [Fact]
    public async Task List_EnumeratedTwice_BeginsAnew()
    {
        SetUp(Page(null, "a"), Page(null, "b"));
        AsyncPageable<Conversation> list = _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Pinned = true });

        Assert.Equal(["a"], await IdsAsync(list));
        Assert.Equal(["b"], await IdsAsync(list));

        Assert.All(_requests, request => Assert.Equal((true, null), (request.Query.Pinned, request.Cursor)));
    }

    [Theory]
    [InlineData(null, null, 50)]
    [InlineData(null, 1, 1)]
    [InlineData(3, null, 10)]
    [InlineData(19, 4, 4)]
    public async Task AsPages_CursorAndSize_AreSent(int? mark, int? pageSize, int expected)
    {
        SetUp(Page(null, "a"));

        await foreach (CursorPage<Conversation> page in
            _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = mark }).AsPages("start", pageSize))
        {
            Assert.Single(page.Items);
        }

        ConversationListRequest request = Assert.Single(_requests);
        Assert.Equal(("start", expected, mark), (request.Cursor, request.PageSize, request.Query.Mark));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(null, 51)]
    [InlineData(0, 11)]
    [InlineData(0, -1)]
    public void AsPages_SizeOutOfRange_Throws(int? mark, int pageSize) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = mark }).AsPages(pageSize: pageSize));

    [Fact]
    public void List_QueryThatCannotBeSent_Throws()
    {
        Assert.Throws<ArgumentException>(() => _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Pinned = true, Mark = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => _chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 20 }));
    }

    [Fact]
    public async Task List_ServerLeadsInACircle_Throws()
    {
        SetUp(Page("c1", "a"), Page("c2", "b"), Page("c1", "c"), Page("c2", "d"), Page("c1", "e"));

        var failure = await Assert.ThrowsAsync<EasemobProtocolException>(() => IdsAsync(_chat.GetConversationsFromServerWithCursor()));

        Assert.Equal(("GetConversations", EasemobErrorCode.MalformedResponse), (failure.Operation, failure.ErrorCode));
        Assert.InRange(_requests.Count, 3, 5);
    }

    [Fact]
    public async Task List_SecondPageFails_KeepsTheFirst()
    {
        int calls = 0;
        _transport
            .Setup(transport => transport.GetConversationsAsync(It.IsAny<ConversationListRequest>(), It.IsAny<CancellationToken>()))
            .Returns(() => calls++ == 0
                ? Task.FromResult(Page("c1", "a"))
                : Task.FromException<CursorPage<Conversation>>(new EasemobServiceException(EasemobErrorCode.ServerBusy, "Busy.")));

        await Assert.ThrowsAsync<EasemobServiceException>(() => IdsAsync(_chat.GetConversationsFromServerWithCursor()));

        Assert.Equal("a", Assert.Single(await _chat.GetAllConversationsAsync()).Key.Id);
    }

    [Fact]
    public async Task List_Cancelled_CarriesTheCallersToken()
    {
        using var canceling = new CancellationTokenSource();
        await canceling.CancelAsync();
        _transport
            .Setup(transport => transport.GetConversationsAsync(It.IsAny<ConversationListRequest>(), canceling.Token))
            .Returns((ConversationListRequest _, CancellationToken token) => Task.FromCanceled<CursorPage<Conversation>>(token));

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Conversation one in _chat.GetConversationsFromServerWithCursor().WithCancellation(canceling.Token))
            {
                Assert.Fail($"{one} came.");
            }
        });

        Assert.Equal(canceling.Token, canceled.CancellationToken);
    }

    private static CursorPage<Conversation> Page(string? cursor, params string[] ids) => new()
    {
        Items = [.. ids.Select(id => new Conversation { Key = ConversationKey.Group(id), PinnedAt = Start, Marks = [3] })],
        Cursor = cursor,
    };

    private static async Task<string[]> IdsAsync(AsyncPageable<Conversation> list)
    {
        List<string> ids = [];
        await foreach (Conversation conversation in list)
        {
            ids.Add(conversation.Key.Id);
        }

        return [.. ids];
    }

    private void SetUp(params CursorPage<Conversation>[] pages) => _transport
        .Setup(transport => transport.GetConversationsAsync(It.IsAny<ConversationListRequest>(), It.IsAny<CancellationToken>()))
        .Returns((ConversationListRequest request, CancellationToken _) =>
        {
            _requests.Add(request);
            return Task.FromResult(pages[_requests.Count - 1]);
        });
}
