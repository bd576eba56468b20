using Moq;
using static Easemob.Messaging.Tests.Facade.TestMessages;

namespace Easemob.Messaging.Tests.Facade;

public sealed class ChatManagerRemovalTests : IAsyncDisposable
{
    private static readonly EasemobServiceException Refusal = new(EasemobErrorCode.PermissionDenied, "Refused.");

    private static readonly EasemobTimeoutException NoAnswer = new(EasemobErrorCode.ServerTimeout, "No answer.") { IsOutcomeUnknown = true };

    private readonly Mock<IChatTransport> _transport = new(MockBehavior.Strict);
    private readonly IMessageCache _cache = MessageCache.InMemory();
    private readonly List<string[]> _batches = [];
    private readonly ChatManager _chat;

    public ChatManagerRemovalTests() => _chat = new ChatManager(_transport.Object, _cache);

    public ValueTask DisposeAsync() => _cache.DisposeAsync();

    [Fact]
    public async Task RemoveByIds_130WithDuplicates_SendsEachOnceInCallsOf50()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 140));
        SetUpRemovals();

        RemovalResult result = await _chat.RemoveMessagesFromServerAsync(Bob, [.. Ids(1, 130), .. Ids(1, 60), "0001001"]);

        Assert.True(result.IsComplete);
        Assert.Equal(Ids(1, 130), result.Removed);
        Assert.Equal([50, 50, 30], _batches.Select(batch => batch.Length));
        Assert.Equal(Ids(1, 130), _batches.SelectMany(batch => batch));
        Assert.Equal(Ids(131, 10), (await _chat.LoadMessagesAsync(Bob, count: 400)).Ids());
    }

    [Fact]
    public async Task RemoveByIds_SecondCallRefused_TellsWhatBecameOfEachMessage()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 130));
        SetUpRemovals(failAt: 2, Refusal);

        RemovalResult result = await _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 130));

        Assert.Equal(Ids(1, 50), result.Removed);
        Assert.Equal(Ids(51, 50), result.Failed);
        Assert.Equal(Ids(101, 30), result.NotAttempted);
        Assert.Same(Refusal, result.Error);
        Assert.False(result.IsComplete);
        Assert.Equal(Ids(51, 80), (await _chat.LoadMessagesAsync(Bob, count: 400)).Ids());
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_FirstCallRefused_ThrowsAndLeavesNothingBehind()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        SetUpRemovals(failAt: 1, Refusal);

        Assert.Same(Refusal, await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 10))));

        Assert.Equal(10, (await _chat.LoadMessagesAsync(Bob)).Count);
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_RefusedAndTheCacheFailsToForget_StillTellsTheRefusal()
    {
        var cache = new Mock<IMessageCache>();
        cache.Setup(store => store.Intents.DiscardIntentAsync(It.IsAny<long>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobCacheException("The disk is full.") { Failure = CacheFailure.DiskFull });
        SetUpRemovals(failAt: 1, Refusal);
        var chat = new ChatManager(_transport.Object, cache.Object);

        Assert.Same(Refusal, await Assert.ThrowsAsync<EasemobServiceException>(() => chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 10))));
    }

    [Fact]
    public async Task RemoveByIds_NoAnswer_KeepsTheIntentUntilItIsCarriedOutAgain()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        SetUpRemovals(failAt: 1, NoAnswer);

        await Assert.ThrowsAsync<EasemobTimeoutException>(() => _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 10)));

        Assert.Equal(10, (await _chat.LoadMessagesAsync(Bob)).Count);
        var unresolved = Assert.IsType<RemoveMessagesIntent>(Assert.Single(await _cache.Intents.GetUnresolvedIntentsAsync()));
        Assert.Equal(Ids(1, 10), unresolved.MessageIds);

        await _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 10));

        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_CancelledAfterTheFirstCall_TellsWhatWasRemoved()
    {
        using var cancellation = new CancellationTokenSource();
        await _cache.Messages.SaveMessagesAsync(Texts(1, 100));
        SetUpRemovals(failAt: 2, new OperationCanceledException(cancellation.Token));

        RemovalResult result = await _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 100), cancellation.Token);

        Assert.Equal(Ids(1, 50), result.Removed);
        Assert.IsType<OperationCanceledException>(result.Error);
        Assert.Single(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_CancelledBeforehand_SendsNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 1), new CancellationToken(canceled: true)));

        _transport.VerifyNoOtherCalls();
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_CancelledWhileTheServerAnswers_StillAppliesTheLocalEffect()
    {
        using var cancellation = new CancellationTokenSource();
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.Setup(transport => transport.RemoveMessagesAsync(Bob, It.IsAny<IReadOnlyList<string>>(), It.IsAny<CancellationToken>()))
            .Callback(cancellation.Cancel)
            .ReturnsAsync(default(ServerReceipt));

        RemovalResult result = await _chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 10), cancellation.Token);

        Assert.True(result.IsComplete);
        Assert.Empty(await _chat.LoadMessagesAsync(Bob));
    }

    [Fact]
    public async Task RemoveByTime_RemovesStrictlyOlderMessages()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.Setup(transport => transport.RemoveMessagesAsync(Bob, Start.AddSeconds(5), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = Start.AddSeconds(60) });

        await _chat.RemoveMessagesFromServerAsync(Bob, before: Start.AddSeconds(5));

        Assert.Equal(Ids(5, 6), (await _chat.LoadMessagesAsync(Bob)).Ids());
    }

    [Fact]
    public async Task RemoveByTime_InTheFuture_SwallowsNoLaterMessage()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 10));
        _transport.Setup(transport => transport.RemoveMessagesAsync(Bob, Start.AddYears(1), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = Start.AddSeconds(60) });

        await _chat.RemoveMessagesFromServerAsync(Bob, before: Start.AddYears(1));
        await _cache.Messages.SaveMessagesAsync(Texts(59, 3));

        Assert.Equal(["1060", "1061"], (await _chat.LoadMessagesAsync(Bob)).Ids());
    }

    [Theory]
    [InlineData(ServerMessages.Keep, LocalEffect.Delete, false, 3)]
    [InlineData(ServerMessages.Delete, LocalEffect.Delete, false, 0)]
    [InlineData(ServerMessages.Keep, LocalEffect.Keep, true, 3)]
    [InlineData(ServerMessages.Delete, LocalEffect.Keep, true, 3)]
    public async Task DeleteConversation_HasTheLocalEffectThatWasAskedFor(ServerMessages messages, LocalEffect effect, bool isListed, int messagesLeft)
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 3));
        _transport.Setup(transport => transport.DeleteConversationAsync(Bob, messages, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ServerReceipt { ServerTime = Start.AddSeconds(60) });

        await _chat.DeleteServerConversationAsync(Bob, messages, effect);

        Assert.Equal(isListed, (await _chat.GetAllConversationsAsync()).Any(conversation => conversation.Key == Bob));
        Assert.Equal(messagesLeft, (await _chat.LoadMessagesAsync(Bob)).Count);
    }

    [Fact]
    public async Task DeleteConversation_Refused_LeavesTheCacheAlone()
    {
        await _cache.Messages.SaveMessagesAsync(Texts(1, 3));
        _transport.Setup(transport => transport.DeleteConversationAsync(Bob, ServerMessages.Delete, It.IsAny<CancellationToken>())).ThrowsAsync(Refusal);

        await Assert.ThrowsAsync<EasemobServiceException>(() => _chat.DeleteServerConversationAsync(Bob, ServerMessages.Delete));

        Assert.Equal("1003", Assert.Single(await _chat.GetAllConversationsAsync()).LatestMessage!.MessageId);
        Assert.Empty(await _cache.Intents.GetUnresolvedIntentsAsync());
    }

    [Fact]
    public async Task RemoveByIds_CacheFailsAfterTheServersSuccess_MayHaveHappened()
    {
        SetUpRemovals();
        var cache = new Mock<IMessageCache>();
        cache.Setup(store => store.Intents.ApplyIntentAsync(It.IsAny<long>(), It.IsAny<ServerReceipt>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EasemobCacheException("Disk full."));
        var chat = new ChatManager(_transport.Object, cache.Object);

        var failure = await Assert.ThrowsAsync<EasemobCacheException>(() => chat.RemoveMessagesFromServerAsync(Bob, Ids(1, 1)));

        Assert.True(failure.IsOutcomeUnknown);
        cache.Verify(store => store.Intents.DiscardIntentAsync(It.IsAny<long>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    /// <summary>Lets every removal succeed, but the one with the given number fails, once.</summary>
    private void SetUpRemovals(int failAt = 0, Exception? failure = null) =>
        _transport.Setup(transport => transport.RemoveMessagesAsync(Bob, It.IsAny<IReadOnlyList<string>>(), It.IsAny<CancellationToken>()))
            .Returns((ConversationKey _, IReadOnlyList<string> ids, CancellationToken _) =>
            {
                _batches.Add([.. ids]);
                return _batches.Count == failAt ? Task.FromException<ServerReceipt>(failure!) : Task.FromResult(default(ServerReceipt));
            });
}
