namespace Easemob.Messaging.Tests.Transport;

/// <summary>Whether a failed call may have been carried out all the same decides what becomes of its intent.</summary>
public class OutcomeTests
{
    [Theory]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    [InlineData(301, false)]
    [InlineData(408, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    public async Task Remove_AnswerThatIsNoSuccess_SaysWhetherItMayHaveHappened(int status, bool isUnknown)
    {
        using var rig = new TransportRig(StubHandler.InOrder(() => StubHandler.Error(status, "no")), retry: new EasemobRetryOptions { MaxRetries = 0 });

        var failure = await Assert.ThrowsAnyAsync<EasemobException>(() => rig.RemoveAsync());

        Assert.Equal(isUnknown, failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Remove_DeadlineWhileTheRequestIsUnderWay_MayHaveHappened()
    {
        using var rig = new TransportRig(new StubHandler(HangAsync));

        Task removing = rig.RemoveAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<EasemobTimeoutException>(() => removing);

        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Remove_DeadlineWhileTheTokenIsFetched_DidNotHappen()
    {
        using var rig = new TransportRig(new StubHandler(HangAsync), EasemobCredential.Password("alice", "secret"));

        Task removing = rig.RemoveAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<EasemobTimeoutException>(() => removing);

        Assert.False(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Remove_SuccessThatMakesNoSense_MayHaveHappened()
    {
        using var rig = new TransportRig(StubHandler.InOrder(() => StubHandler.Json(200, "<html>")));

        var failure = await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.RemoveAsync());

        Assert.True(failure.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Remove_RefusedAfterAnAttemptThatBroke_MayHaveHappenedAtTheFirst()
    {
        using var rig = new TransportRig(StubHandler.InOrder(
            () => throw new HttpRequestException("The connection broke.", new IOException()),
            () => StubHandler.Error(400, "no such message")));

        var failure = await Assert.ThrowsAsync<EasemobServiceException>(() => rig.RemoveAsync());

        Assert.Equal(EasemobErrorCode.InvalidParameter, failure.ErrorCode);
        Assert.True(failure.IsOutcomeUnknown);
        Assert.Equal(2, rig.Handler.Sent.Count);
    }

    [Fact]
    public async Task Remove_RefusedAfterAnAttemptThatWasRefusedToo_DidNotHappen()
    {
        using var rig = new TransportRig(StubHandler.InOrder(
            () => StubHandler.Error(429, "This request has reached api limit"),
            () => StubHandler.Error(400, "no such message")));

        var failure = await Assert.ThrowsAsync<EasemobServiceException>(() => rig.RemoveAsync());

        Assert.False(failure.IsOutcomeUnknown);
    }

    private static async Task<HttpResponseMessage> HangAsync(SentRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nothing ends this but a cancellation.");
    }
}
