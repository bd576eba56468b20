using Easemob.Messaging.Resilience;
using Easemob.Messaging.Tests.Transport;

namespace Easemob.Messaging.Tests.Resilience;

public class RestPipelineTests
{
    private readonly EasemobRetryOptions _options = new();
    private readonly LogCapture _log = new();
    private readonly StepClock _clock;

    public RestPipelineTests()
    {
        _clock = new StepClock(_options.CallTimeout);
    }

    [Fact]
    public async Task CallAsync_PassingFailures_AreRepeatedWithGrowingWaits()
    {
        var attempts = new List<int>();

        int result = await Create().CallAsync("Op", (call, _) => { attempts.Add(call.Attempts); return call.Attempts < 3 ? throw Busy() : Task.FromResult(7); }, default);

        Assert.Equal(7, result);
        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal(2, _clock.Waits.Count);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), _options.MaxDelay));
        Assert.Equal(2, _log.Count("Retrying"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(5, 6)]
    public async Task CallAsync_FailsForEver_MakesOneAttemptMoreThanRetries(int maxRetries, int expectedAttempts)
    {
        _options.MaxRetries = maxRetries;
        int attempts = 0;

        var error = await Assert.ThrowsAsync<EasemobServiceException>(
            () => Create().CallAsync<int>("Op", (_, _) => { attempts++; throw Busy(); }, default));

        Assert.Equal((expectedAttempts, 302), (attempts, error.ErrorCode.Value));
    }

    [Fact]
    public async Task CallAsync_DefiniteFailure_IsNotRepeated()
    {
        int attempts = 0;

        await Assert.ThrowsAsync<EasemobServiceException>(() => Create().CallAsync<int>(
            "Op", (_, _) => { attempts++; throw new EasemobServiceException(EasemobErrorCode.PermissionDenied, "no"); }, default));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task CallAsync_ForeignException_ReachesTheCallerAsItIs()
    {
        var own = new InvalidTimeZoneException("mine");

        Exception error = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Create().CallAsync<int>("Op", (_, _) => throw own, default));

        Assert.Same(own, error);
    }

    [Fact]
    public async Task CallAsync_RetryAfter_IsHonouredBeyondTheLongestOwnWait()
    {
        var retryAfter = TimeSpan.FromSeconds(20);

        await Create().CallAsync("Op", (call, _) => call.Attempts == 1 ? throw Limited(retryAfter) : Task.FromResult(0), default);

        Assert.Equal([retryAfter], _clock.Waits);
    }

    [Fact]
    public async Task CallAsync_BusyServerThatSaysHowLong_IsGivenThatTime()
    {
        var retryAfter = TimeSpan.FromSeconds(12);
        var busy = new EasemobServiceException(EasemobErrorCode.ServerBusy, "busy") { IsTransient = true, RetryAfter = retryAfter };

        await Create().CallAsync("Op", (call, _) => call.Attempts == 1 ? throw busy : Task.FromResult(0), default);

        Assert.Equal([retryAfter], _clock.Waits);
    }

    [Fact]
    public async Task CallAsync_RetryAfterThatDoesNotFit_FailsAtOnce()
    {
        int attempts = 0;

        var error = await Assert.ThrowsAsync<EasemobRateLimitException>(() => Create().CallAsync<int>(
            "Op", (_, _) => { attempts++; throw Limited(TimeSpan.FromSeconds(45)); }, default));

        Assert.Equal((1, TimeSpan.FromSeconds(45)), (attempts, error.RetryAfter));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task CallAsync_RetryAfterThatFitsNoMore_FailsAtOnce()
    {
        await Assert.ThrowsAsync<EasemobRateLimitException>(() => Create().CallAsync<int>(
            "Op", (_, _) => throw Limited(TimeSpan.FromSeconds(16)), default));

        Assert.Equal([TimeSpan.FromSeconds(16)], _clock.Waits);
    }

    [Fact]
    public async Task CallAsync_DeadlineDuringARetry_TellsTheFailureBefore()
    {
        EasemobServiceException busy = Busy();

        Task<int> call = Create().CallAsync<int>("Op", (call, token) => call.Attempts == 1 ? throw busy : HangAsync(token), default);
        _clock.Advance(_options.CallTimeout);
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => call);

        Assert.Same(busy, error.InnerException);
        Assert.Equal((301, true, "Op", _options.CallTimeout), (error.ErrorCode.Value, error.IsTransient, error.Operation, error.Timeout));
    }

    [Fact]
    public async Task CallAsync_CallerCancelsInTheMiddle_IsTheCallersCancellation()
    {
        using var canceling = new CancellationTokenSource();

        Task<int> call = Create().CallAsync("Op", (_, token) => HangAsync(token), canceling.Token);
        await canceling.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(canceling.Token, error.CancellationToken);
    }

    [Fact]
    public async Task CallAsync_AlreadyCancelled_DoesNothing()
    {
        var canceled = new CancellationToken(canceled: true);
        bool ran = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Create().CallAsync("Op", (_, _) => { ran = true; return Task.FromResult(0); }, canceled));

        Assert.False(ran);
    }

    [Fact]
    public async Task CallAsync_OutageOverManyCalls_IsAmplifiedByAFifthAtMost()
    {
        const int Calls = 500;
        RestPipeline pipeline = Create();
        int attempts = 0;

        for (int call = 0; call < Calls; call++)
        {
            await Assert.ThrowsAsync<EasemobServiceException>(() => pipeline.CallAsync<int>("Op", (_, _) => { attempts++; throw Busy(); }, default));
        }

        Assert.InRange(attempts, Calls, (int)(Calls * 1.2) + RetryBudget.Capacity);
        Assert.True(_log.Count("RetryBudgetSpent") > 0);
    }

    [Fact]
    public async Task CallAsync_LimitsOfAMillisecondAndBeyondADay_AreAccepted()
    {
        _options.CallTimeout = TimeSpan.FromMilliseconds(1);
        _options.BaseDelay = TimeSpan.FromDays(3);
        _options.MaxDelay = TimeSpan.FromDays(9);

        int result = await new RestPipeline(_options, new StepClock(_options.CallTimeout), _log).CallAsync("Op", (_, _) => Task.FromResult(3), default);

        Assert.Equal(3, result);
    }

    private RestPipeline Create() => new(_options, _clock, _log);

    private static EasemobServiceException Busy() => new(EasemobErrorCode.ServerBusy, "busy") { IsTransient = true };

    private static EasemobRateLimitException Limited(TimeSpan retryAfter) =>
        new(EasemobErrorCode.ServiceLimitExceeded, "slow down") { IsTransient = true, RetryAfter = retryAfter };

    private static async Task<int> HangAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
