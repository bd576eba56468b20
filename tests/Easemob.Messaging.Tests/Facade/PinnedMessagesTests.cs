using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class PinnedMessagesTests : IAsyncDisposable
{
    private static readonly DateTimeOffset PinTime = Start.AddDays(1);

    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly ChatManager _chat;

    public PinnedMessagesTests() => _chat = new ChatManager(_transport.Object, _cache, null, new ChatManagerOptions { UserId = "alice" });

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task Pin_Message_IsPinnedOnTheServerAndThenHere()
    {
        await _cache.Messages.SaveMessagesAsync([Text(1)]);
        _transport.Setup(server => server.PinMessageAsync(Bob, "1001", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = PinTime });

        await _chat.PinnedMessages.PinAsync(Bob, "0001001");

        PinnedMessage pin = Assert.Single(await _chat.PinnedMessages.LoadAsync(Bob));
        Assert.Equal(("1001", "alice", PinTime), (pin.MessageId, pin.OperatorId, pin.PinnedAt));
        Assert.Equal("Message 1", Assert.IsType<TextMessageBody>(pin.Message!.Body).Text);
    }

    [Fact]
    public async Task Pin_Refused_ChangesNothingHere()
    {
        _transport.Setup(server => server.PinMessageAsync(Bob, "1001", It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobServiceException(EasemobErrorCode.ServiceLimitExceeded, "too many"));

        await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.PinnedMessages.PinAsync(Bob, "1001"));

        Assert.Empty(await _chat.PinnedMessages.LoadAsync(Bob));
    }

    [Fact]
    public async Task Unpin_Message_IsTakenOffHereToo()
    {
        await _cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1), Pin(2)]);
        _transport.Setup(server => server.UnpinMessageAsync(Bob, "1001", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = PinTime.AddDays(1) });

        await _chat.PinnedMessages.UnpinAsync(Bob, "1001");

        Assert.Equal("1002", Assert.Single(await _chat.PinnedMessages.LoadAsync(Bob)).MessageId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1")]
    public async Task PinAndUnpin_NoMessageId_AreRefusedBeforeAnythingIsSent(string id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.PinnedMessages.PinAsync(Bob, id));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _chat.PinnedMessages.UnpinAsync(Bob, id));
    }

    [Fact]
    public async Task EveryCall_NoConversation_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.PinnedMessages.PinAsync(default, "1"));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.PinnedMessages.UnpinAsync(default, "1"));
        await Assert.ThrowsAsync<ArgumentException>(() => _chat.PinnedMessages.LoadAsync(default));
        Assert.Throws<ArgumentException>(() => { _chat.PinnedMessages.GetFromServer(default); });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void GetFromServer_PageSizeOutOfRange_IsRefused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { _chat.PinnedMessages.GetFromServer(Bob).AsPages(pageSize: size); });

    [Fact]
    public async Task GetFromServer_WholeList_TakesThePlaceOfTheLocalOne()
    {
        await _cache.PinnedMessages.SavePinnedMessagesAsync([Pin(1), Pin(9)]);
        AsyncPageable<PinnedMessage> list = _chat.PinnedMessages.GetFromServer(Bob);
        _transport.VerifyNoOtherCalls();
        SetUpPage(null, "A", Pin(3), Pin(2));
        SetUpPage("A", null, Pin(1));

        string[] ids = await ReadAsync(list);

        Assert.Equal(["1003", "1002", "1001"], ids);
        Assert.Equal(["1001", "1002", "1003"], (await _chat.PinnedMessages.LoadAsync(Bob)).Select(pin => pin.MessageId).Order());
        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
    }

    [Fact]
    public async Task GetFromServer_StoppedBeforeTheEnd_OnlyAdds()
    {
        await _cache.PinnedMessages.SavePinnedMessagesAsync([Pin(9)]);
        SetUpPage(null, "A", Pin(3));

        await foreach (PinnedMessage pin in _chat.PinnedMessages.GetFromServer(Bob))
        {
            Assert.Equal("1003", pin.MessageId);
            break;
        }

        Assert.Equal(["1009", "1003"], (await _chat.PinnedMessages.LoadAsync(Bob)).Select(pin => pin.MessageId));
    }

    [Fact]
    public async Task GetFromServer_FromTheMiddle_OnlyAdds()
    {
        await _cache.PinnedMessages.SavePinnedMessagesAsync([Pin(9)]);
        SetUpPage("A", null, Pin(3));

        await foreach (CursorPage<PinnedMessage> page in _chat.PinnedMessages.GetFromServer(Bob).AsPages("A"))
        {
            Assert.Null(page.Cursor);
        }

        Assert.Equal(["1009", "1003"], (await _chat.PinnedMessages.LoadAsync(Bob)).Select(pin => pin.MessageId));
    }

    [Fact]
    public async Task GetFromServer_WithEntriesThatCannotBeRead_OnlyAdds()
    {
        await _cache.PinnedMessages.SavePinnedMessagesAsync([Pin(9)]);
        SetUp(null, new CursorPage<PinnedMessage> { Items = [Pin(3)], SkippedCount = 1 });

        await ReadAsync(_chat.PinnedMessages.GetFromServer(Bob));

        Assert.Equal(2, (await _chat.PinnedMessages.LoadAsync(Bob)).Count);
    }

    [Fact]
    public async Task GetFromServer_CircularCursor_IsRefused()
    {
        SetUpPage(null, "A", Pin(1));
        SetUpPage("A", "A", Pin(1));

        var refused = await Assert.ThrowsAsync<EasemobProtocolException>(() => ReadAsync(_chat.PinnedMessages.GetFromServer(Bob)));

        Assert.Equal("GetPinnedMessages", refused.Operation);
    }

    private static PinnedMessage Pin(int number) => new()
    {
        Conversation = Bob,
        MessageId = Text(number).MessageId,
        Message = Text(number),
        PinnedAt = PinTime.AddSeconds(number),
        OperatorId = "bob",
    };

    private static async Task<string[]> ReadAsync(AsyncPageable<PinnedMessage> list)
    {
        var ids = new List<string>();
        await foreach (PinnedMessage pin in list)
        {
            ids.Add(pin.MessageId);
        }

        return [.. ids];
    }

    private void SetUpPage(string? cursor, string? next, params PinnedMessage[] items) =>
        SetUp(cursor, new CursorPage<PinnedMessage> { Items = items, Cursor = next });

    private void SetUp(string? cursor, CursorPage<PinnedMessage> page) => _transport
        .Setup(server => server.GetPinnedMessagesAsync(Bob, 50, cursor, It.IsAny<CancellationToken>()))
        .ReturnsAsync(page);
}
