using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerServerConversationsTests : IAsyncDisposable
{
    private static readonly EasemobServiceException Refusal = new(EasemobErrorCode.PermissionDenied, "Refused.");
    private static readonly ConversationKey[] Groups = [.. Enumerable.Range(1, 45).Select(number => ConversationKey.Group($"g{number:00}"))];

    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly List<ConversationKey[]> _batches = [];
    private readonly ChatManager _chat;

    public ChatManagerServerConversationsTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task Pin_Answer_IsReturnedAndKept()
    {
        await ListAsync(Bob);
        _transport.Setup(transport => transport.PinConversationAsync(Bob, It.IsAny<CancellationToken>())).ReturnsAsync(Start);

        Assert.Equal(Start, await _chat.ServerConversations.PinAsync(Bob));

        Assert.Equal(Start, Assert.Single(await _chat.GetAllConversationsAsync()).PinnedAt);
    }

    [Fact]
    public async Task Unpin_Answer_IsKept()
    {
        await ListAsync(Bob);
        await _cache.Conversations.SetPinnedAsync(Bob, Start);
        _transport.Setup(transport => transport.UnpinConversationAsync(Bob, It.IsAny<CancellationToken>()))
            .ReturnsAsync((DateTimeOffset?)null);

        await _chat.ServerConversations.UnpinAsync(Bob);

        Assert.False(Assert.Single(await _chat.GetAllConversationsAsync()).IsPinned);
    }

    [Fact]
    public async Task Pin_Refused_ChangesNothing()
    {
        await ListAsync(Bob);
        _transport.Setup(transport => transport.PinConversationAsync(Bob, It.IsAny<CancellationToken>())).ThrowsAsync(Refusal);

        Assert.Same(Refusal, await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.ServerConversations.PinAsync(Bob)));

        Assert.False(Assert.Single(await _chat.GetAllConversationsAsync()).IsPinned);
    }

    [Fact]
    public async Task Pin_CacheFailsAfterTheServersSuccess_SaysThatItMayHaveHappened()
    {
        var cache = new Mock<IMessageCache>();
        cache.Setup(store => store.Conversations.SetPinnedAsync(Bob, Start, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobCacheException("The disk is full.") { Failure = CacheFailure.DiskFull });
        _transport.Setup(transport => transport.PinConversationAsync(Bob, It.IsAny<CancellationToken>())).ReturnsAsync(Start);
        var chat = new ChatManager(_transport.Object, cache.Object);

        var failure = await Assert.ThrowsAsync<EasemobCacheException>(() => chat.ServerConversations.PinAsync(Bob));

        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task AddMark_45WithDuplicates_SendsEachOnceInCallsOf20AndKeepsWhatChanged()
    {
        await ListAsync(Groups);
        SetUpAdding(ignored: [Groups[0], Groups[44]]);

        MarkResult result = await _chat.ServerConversations.AddMarkAsync([.. Groups, .. Groups.Take(5)], 3);

        Assert.Equal([20, 20, 5], _batches.Select(batch => batch.Length));
        Assert.Equal(Groups, _batches.SelectMany(batch => batch));
        Assert.Equal(Groups[1..44], result.Changed);
        Assert.Equal([Groups[0], Groups[44]], result.Ignored);
        Assert.Equal((0, 0, null), (result.Failed.Count, result.NotAttempted.Count, result.Error));
        Assert.Equal(Groups[1..44], await MarkedAsync(3));
    }

    [Fact]
    public async Task AddMark_SecondCallRefused_TellsWhatBecameOfEach()
    {
        await ListAsync(Groups);
        SetUpAdding(failAt: 2);

        MarkResult result = await _chat.ServerConversations.AddMarkAsync(Groups, 3);

        Assert.Equal(Groups[..20], result.Changed);
        Assert.Equal(Groups[20..40], result.Failed);
        Assert.Equal(Groups[40..], result.NotAttempted);
        Assert.Same(Refusal, result.Error);
        Assert.Equal(Groups[..20], await MarkedAsync(3));
    }

    [Fact]
    public async Task AddMark_FirstCallRefused_ThrowsAndChangesNothing()
    {
        await ListAsync(Groups);
        SetUpAdding(failAt: 1);

        Assert.Same(Refusal, await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.ServerConversations.AddMarkAsync(Groups, 3)));

        Assert.Single(_batches);
        Assert.Empty(await MarkedAsync(3));
    }

    [Fact]
    public async Task RemoveMark_OfSome_LeavesTheOthersAndOtherMarks()
    {
        await ListAsync(Groups[..3]);
        await _cache.Conversations.AddMarkAsync(Groups[..3], 0);
        await _cache.Conversations.AddMarkAsync(Groups[..3], 19);
        _transport
            .Setup(transport => transport.RemoveConversationMarkAsync(
                It.IsAny<IReadOnlyList<ConversationKey>>(), 19, It.IsAny<CancellationToken>()))
            .ReturnsAsync([Groups[1]]);

        MarkResult result = await _chat.ServerConversations.RemoveMarkAsync(Groups[..2], 19);

        Assert.Equal([Groups[0]], result.Changed);
        Assert.Equal([Groups[1]], result.Ignored);
        Assert.Equal(Groups[1..3], await MarkedAsync(19));
        Assert.Equal(Groups[..3], await MarkedAsync(0));
    }

    [Fact]
    public async Task DeleteAll_Answer_TakesEverythingHere()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.Setup(transport => transport.DeleteEverythingAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = Start.AddSeconds(100) });

        await _chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(await _chat.GetAllConversationsAsync());
        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task DeleteAll_Refused_ChangesNothing()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.Setup(transport => transport.DeleteEverythingAsync(It.IsAny<CancellationToken>())).ThrowsAsync(Refusal);

        await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.ServerConversations.DeleteAllAsync());

        Assert.Equal(10, (await _chat.LoadMessagesAsync(Bob)).Count);
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task DeleteAll_NoAnswer_KeepsTheIntentUntilItIsCarriedOutAgain()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.SetupSequence(transport => transport.DeleteEverythingAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobTimeoutException(EasemobErrorCode.ServerTimeout, "No answer.") { IsOutcomeUnknown = true })
            .ReturnsAsync(new ServerReceipt { ServerTime = Start.AddSeconds(100) });

        await Assert.ThrowsAsync<EasemobTimeoutException>(() => _chat.ServerConversations.DeleteAllAsync());

        Assert.IsType<DeleteEverythingIntent>(Assert.Single(await _cache.Intents.GetUnresolvedIntentsAsync()));
        Assert.Equal(10, (await _chat.LoadMessagesAsync(Bob)).Count);

        await _chat.ServerConversations.DeleteAllAsync();

        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
    }

    private void SetUpAdding(ConversationKey[]? ignored = null, int failAt = 0) => _transport
        .Setup(transport => transport.AddConversationMarkAsync(
            It.IsAny<IReadOnlyList<ConversationKey>>(), 3, It.IsAny<CancellationToken>()))
        .Returns((IReadOnlyList<ConversationKey> batch, int _, CancellationToken _) =>
        {
            _batches.Add([.. batch]);
            return _batches.Count == failAt
                ? Task.FromException<IReadOnlyList<ConversationKey>>(Refusal)
                : Task.FromResult<IReadOnlyList<ConversationKey>>([.. batch.Intersect(ignored ?? [])]);
        });

    private Task ListAsync(params ConversationKey[] keys) =>
        _cache.Conversations.SaveConversationsAsync([.. keys.Select(key => new Conversation { Key = key })]);

    private async Task<ConversationKey[]> MarkedAsync(int mark) =>
        [.. (await _chat.GetAllConversationsAsync()).Where(one => one.Marks.Contains(mark)).Select(one => one.Key)];
}
