using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerHistoryTests : IAsyncDisposable
{
    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public ChatManagerHistoryTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task FetchHistory_Page_IsReturnedAndSaved()
    {
        HistoryRequest? sent = null;
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .Callback((HistoryRequest request, CancellationToken _) => sent = request)
            .ReturnsAsync(Page(1, 3, cursor: "1001"));

        CursorPage<ChatMessage> page = await _chat.FetchHistoryMessagesFromServerAsync(Bob, "1004", pageSize: 3, SearchDirection.Up);

        Assert.Equal(Ids(1, 3), page.Items.Ids());
        Assert.Equal("1001", page.Cursor);
        Assert.Equal(("1004", 3, SearchDirection.Up), (sent!.Start, sent.PageSize, sent.Query.Direction));
        Assert.Equal(Ids(1, 3), (await _chat.LoadMessagesAsync(Bob, "1004")).Ids());
        Assert.Equal("Message 3", Assert.IsType<TextMessageBody>((await _chat.LoadMessagesAsync(Bob, count: 1))[0].Body).Text);
    }

    [Fact]
    public async Task FetchHistory_ServerFails_LeavesTheCacheAlone()
    {
        var failure = new EasemobConnectionException(EasemobErrorCode.ServerUnreachable, "No network.");
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>())).ThrowsAsync(failure);

        Assert.Same(failure, await Assert.ThrowsAsync<EasemobConnectionException>(() => _chat.FetchHistoryMessagesFromServerAsync(Bob)));

        Assert.Empty(await _chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task FetchHistory_CancelledWhileTheServerAnswers_StillKeepsThePage()
    {
        using var cancellation = new CancellationTokenSource();
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .Callback(cancellation.Cancel)
            .ReturnsAsync(Page(1, 3));

        await _chat.FetchHistoryMessagesFromServerAsync(Bob, cancellationToken: cancellation.Token);

        Assert.Equal(Ids(1, 3), (await _chat.LoadMessagesAsync(Bob)).Ids());
    }

    [Fact]
    public async Task Stream_Up_YieldsFromNewToOldAndFollowsTheCursor()
    {
        SetUpPages((null, Page(51, 50, "1051")), ("1051", Page(1, 50)));

        List<string> ids = await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob));

        Assert.Equal(Ids(1, 100).Reverse(), ids);
        Assert.Equal(Ids(1, 100), (await _chat.LoadMessagesAsync(Bob, count: 400)).Ids());
    }

    [Fact]
    public async Task Stream_Down_YieldsFromOldToNew()
    {
        SetUpPages((null, Page(1, 50, "1050")), ("1050", Page(51, 50)));

        List<string> ids = await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob, new HistoryQuery { Direction = SearchDirection.Down }));

        Assert.Equal(Ids(1, 100), ids);
    }

    [Fact]
    public async Task Stream_NotSaved_LeavesNoTrace()
    {
        SetUpPages((null, Page(1, 50)));

        List<string> ids = await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob, new HistoryQuery { SaveToCache = false }));

        Assert.Equal(50, ids.Count);
        Assert.Empty(await _chat.GetAllConversationsAsync());
        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
    }

    [Fact]
    public void Stream_NotEnumerated_SendsNothing()
    {
        _ = _chat.FetchHistoryMessagesFromServer(Bob).AsPages();

        _transport.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Stream_EnumerationEnds_FetchesNoFurtherPage()
    {
        SetUpPages((null, Page(51, 50, "1051")));

        await foreach (ChatMessage message in _chat.FetchHistoryMessagesFromServer(Bob))
        {
            Assert.Equal("1100", message.MessageId);
            break;
        }
    }

    [Fact]
    public async Task Stream_SecondPage_RequestsTheThirdWhileItIsStored()
    {
        var store = new Mock<IMessageCache>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .Returns((HistoryRequest request, CancellationToken token) =>
            {
                if (request.Start != "1051")
                {
                    return Task.FromResult(request.Start is null ? Page(101, 50, "1101") : Page(51, 50, "1051"));
                }

                asked.SetResult();
                return Task.Delay(Timeout.Infinite, token).ContinueWith<CursorPage<ChatMessage>>(_ => throw new OperationCanceledException(token), TaskScheduler.Default);
            });

        // Storing the second page waits until the third was asked for; without looking ahead this would never end.
        store.Setup(cache => cache.Coverage.SaveHistoryPageAsync(
                It.IsAny<HistoryRequest>(),
                It.Is<CursorPage<ChatMessage>>(page => page.Items[0].MessageId == "1051"),
                It.IsAny<CancellationToken>()))
            .Returns(asked.Task);
        var chat = new ChatManager(_transport.Object, store.Object);

        int pages = 0;
        await foreach (CursorPage<ChatMessage> _ in chat.FetchHistoryMessagesFromServer(Bob).AsPages())
        {
            if (++pages == 2)
            {
                break;
            }
        }

        _transport.Verify(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()), Times.Exactly(3));
    }

    [Fact]
    public async Task Stream_Pages_AreAscendingAndCanBeContinued()
    {
        SetUpPages((null, Page(11, 10, "1011")), ("1011", Page(1, 10)));
        AsyncPageable<ChatMessage> history = _chat.FetchHistoryMessagesFromServer(Bob);

        string? cursor = null;
        await foreach (CursorPage<ChatMessage> page in history.AsPages(pageSize: 10))
        {
            Assert.Equal(Ids(11, 10), page.Items.Ids());
            cursor = page.Cursor;
            break;
        }

        await foreach (CursorPage<ChatMessage> page in history.AsPages(cursor, pageSize: 10))
        {
            Assert.Equal(Ids(1, 10), page.Items.Ids());
            Assert.Null(page.Cursor);
        }
    }

    [Fact]
    public async Task Stream_EmptyPageInTheMiddle_GoesOn()
    {
        SetUpPages((null, Page(51, 0, "1051")), ("1051", Page(1, 5)));

        Assert.Equal(5, (await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob))).Count);
    }

    [Fact]
    public async Task Stream_PagesThatEndWithSkippedRecords_LeaveNoGap()
    {
        // 1050 and 1049 are no messages; then comes a page with nothing else.
        SetUpPages((null, Page(51, 50, "1049")), ("1049", Page(1, 0, "1047")), ("1047", Page(1, 46)));

        await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob));

        HistoryCoverage coverage = await _chat.Sync.GetCoverageAsync(Bob);
        Assert.True(coverage.IsComplete);
        Assert.Equal("1100", coverage.Spans[0].To.MessageId);
    }

    [Fact]
    public async Task FetchHistory_CursorOfASkippedRecord_LeavesAGap()
    {
        // Nobody remembers that it followed the page before.
        SetUpPages((null, Page(51, 50, "1049")), ("1049", Page(1, 48)));

        await _chat.FetchHistoryMessagesFromServerAsync(Bob);
        await _chat.FetchHistoryMessagesFromServerAsync(Bob, "1049");

        Assert.Equal(["1048", "1100"], (await _chat.Sync.GetCoverageAsync(Bob)).Spans.Select(span => span.To.MessageId));
    }

    [Fact]
    public async Task Stream_ServerRepeatsItsCursor_EndsWithAnError()
    {
        SetUpPages((null, Page(51, 50, "1051")), ("1051", Page(1, 50, "1051")));

        await Assert.ThrowsAsync<EasemobProtocolException>(() => ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public async Task Stream_ServerLeadsInACircle_EndsWithAnError(int circle)
    {
        int requests = 0;
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .Returns(() => ++requests > 10 * circle
                ? throw new InvalidTimeZoneException("Nobody noticed.")
                : Task.FromResult(Page(1, 0, cursor: $"{requests % circle}")));

        await Assert.ThrowsAsync<EasemobProtocolException>(() => ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob)));
    }

    [Fact]
    public async Task Stream_LongHistory_IsNoCircle()
    {
        int requests = 0;
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.IsAny<CancellationToken>()))
            .Returns(() => Task.FromResult(Page(++requests, 1, cursor: requests < 1000 ? $"{requests}" : null)));

        Assert.Equal(1000, (await ToListAsync(_chat.FetchHistoryMessagesFromServer(Bob))).Count);
    }

    [Fact]
    public async Task Stream_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        _transport.Setup(transport => transport.FetchHistoryAsync(It.IsAny<HistoryRequest>(), It.Is<CancellationToken>(token => token.CanBeCanceled)))
            .Returns((HistoryRequest _, CancellationToken token) =>
            {
                cancellation.Cancel();
                return Task.FromCanceled<CursorPage<ChatMessage>>(token);
            });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatMessage _ in _chat.FetchHistoryMessagesFromServer(Bob).WithCancellation(cancellation.Token))
            {
            }
        });
    }

    private static async Task<List<string>> ToListAsync(AsyncPageable<ChatMessage> history)
    {
        var ids = new List<string>();
        await foreach (ChatMessage message in history)
        {
            ids.Add(message.MessageId);
        }

        return ids;
    }

    private void SetUpPages(params (string? Start, CursorPage<ChatMessage> Page)[] pages)
    {
        foreach ((string? start, CursorPage<ChatMessage> page) in pages)
        {
            _transport.Setup(transport => transport.FetchHistoryAsync(It.Is<HistoryRequest>(request => request.Start == start), It.IsAny<CancellationToken>()))
                .ReturnsAsync(page);
        }
    }
}
