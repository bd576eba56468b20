using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Tests.Transport;

public class AccessTokenSourceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly LogCapture _log = new();
    private readonly StepClock _clock = new(Limit, AccessTokenSource.EarlyRenewalPatience);
    private int _fetches;

    [Fact]
    public async Task GetAsync_ManyConcurrentCallers_ShareOneFetch()
    {
        var answer = new TaskCompletionSource<EasemobToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        using AccessTokenSource source = Create(_ => answer.Task);

        Task<EasemobToken>[] callers = [.. Enumerable.Range(0, 200).Select(_ => Task.Run(() => source.GetAsync(default)))];
        answer.SetResult(new EasemobToken("t1"));
        EasemobToken[] tokens = await Task.WhenAll(callers);

        Assert.All(tokens, token => Assert.Equal("t1", token.Value));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task GetAsync_OneWaiterCancels_OthersGetTheToken()
    {
        using var canceling = new CancellationTokenSource();
        var answer = new TaskCompletionSource<EasemobToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        using AccessTokenSource source = Create(_ => answer.Task);

        Task<EasemobToken> leaves = source.GetAsync(canceling.Token);
        Task<EasemobToken> stays = source.GetAsync(default);
        await canceling.CancelAsync();
        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        answer.SetResult(new EasemobToken("t1"));

        Assert.Equal(canceling.Token, canceled.CancellationToken);
        Assert.Equal("t1", (await stays).Value);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task GetAsync_FetchFails_ReachesAllWhoWaitedAndTheNextCallTriesAnew()
    {
        var answer = new TaskCompletionSource<EasemobToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        using AccessTokenSource source = Create(number => number == 1 ? answer.Task : Task.FromResult(new EasemobToken("t2")));
        var own = new InvalidTimeZoneException("mine");

        Task<EasemobToken> first = source.GetAsync(default);
        Task<EasemobToken> second = source.GetAsync(default);
        answer.SetException(own);

        Assert.Same(own, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => first));
        Assert.Same(own, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => second));
        Assert.Equal("t2", (await source.GetAsync(default)).Value);
    }

    [Theory]
    [InlineData(79, 1)]
    [InlineData(80, 2)]
    [InlineData(150, 2)]
    public async Task GetAsync_PartOfLifeOver_RenewsFromFourFifths(int percent, int expectedFetches)
    {
        using AccessTokenSource source = Create(number => Task.FromResult(Token($"t{number}", TimeSpan.FromHours(100))));
        await source.GetAsync(default);

        _clock.Advance(TimeSpan.FromHours(percent));
        EasemobToken token = await source.GetAsync(default);

        Assert.Equal(($"t{expectedFetches}", expectedFetches), (token.Value, _fetches));
    }

    [Fact]
    public async Task GetAsync_EarlyRenewalFails_OldTokenIsUsedOnAndTriedAgainAMinuteLater()
    {
        using AccessTokenSource source = Create(
            number => number == 2 ? throw new InvalidTimeZoneException() : Task.FromResult(Token($"t{number}", TimeSpan.FromHours(100))));
        await source.GetAsync(default);
        _clock.Advance(TimeSpan.FromHours(90));

        EasemobToken[] rightAway = [await source.GetAsync(default), await source.GetAsync(default)];
        _clock.Advance(TimeSpan.FromMinutes(1));
        EasemobToken later = await source.GetAsync(default);

        Assert.Equal(["t1", "t1", "t3"], rightAway.Append(later).Select(token => token.Value));
        Assert.Equal(3, _fetches);
    }

    [Fact]
    public async Task GetAsync_EarlyRenewalHangs_OldTokenIsUsedOnUntilTheNewOneIsThere()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<EasemobToken>();
        using AccessTokenSource source = Create(number =>
        {
            if (number == 1)
            {
                return Task.FromResult(Token("t1", TimeSpan.FromHours(100)));
            }

            started.SetResult();
            return answer.Task;
        });
        await source.GetAsync(default);
        _clock.Advance(TimeSpan.FromHours(90));

        Task<EasemobToken> waiting = source.GetAsync(default);
        await started.Task;
        _clock.Advance(AccessTokenSource.EarlyRenewalPatience);
        EasemobToken[] meanwhile = [await waiting, await source.GetAsync(default)];
        answer.SetResult(Token("t2", TimeSpan.FromHours(100)));
        EasemobToken renewed = await source.RenewAsync(meanwhile[0], default);

        Assert.Equal(["t1", "t1", "t2"], meanwhile.Append(renewed).Select(token => token.Value));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task GetAsync_ExpiredAndRenewalFails_Fails()
    {
        using AccessTokenSource source = Create(
            number => number == 2 ? throw new InvalidTimeZoneException() : Task.FromResult(Token($"t{number}", TimeSpan.FromHours(100))));
        await source.GetAsync(default);
        _clock.Advance(TimeSpan.FromHours(100));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => source.GetAsync(default));
    }

    [Fact]
    public async Task GetAsync_UnknownLife_IsNeverRenewed()
    {
        using AccessTokenSource source = Create(number => Task.FromResult(new EasemobToken($"t{number}")));
        await source.GetAsync(default);

        _clock.Advance(TimeSpan.FromDays(4000));

        Assert.Equal("t1", (await source.GetAsync(default)).Value);
    }

    [Fact]
    public async Task RenewAsync_TokenWasReplacedMeanwhile_GivesTheNewOneWithoutFetching()
    {
        using AccessTokenSource source = Create(number => Task.FromResult(new EasemobToken($"t{number}")));
        EasemobToken old = await source.GetAsync(default);
        await source.RenewAsync(old, default);

        EasemobToken token = await source.RenewAsync(old, default);

        Assert.Equal(("t2", 2), (token.Value, _fetches));
    }

    [Fact]
    public async Task GetAsync_ProviderGivesUpByItself_IsATimeoutNotACancellation()
    {
        using AccessTokenSource source = Create(_ => throw new TaskCanceledException("its own client"));

        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => source.GetAsync(default));

        Assert.Equal((301, true), (error.ErrorCode.Value, error.IsTransient));
    }

    [Fact]
    public async Task GetAsync_ProviderNeverReturns_EndsWithTheLimit()
    {
        var never = new TaskCompletionSource<EasemobToken>();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using AccessTokenSource source = Create(_ =>
        {
            started.SetResult();
            return never.Task;
        });

        Task<EasemobToken> waiting = source.GetAsync(default);
        await started.Task;
        _clock.Advance(Limit);

        await Assert.ThrowsAsync<EasemobTimeoutException>(() => waiting);
    }

    [Fact]
    public async Task GetAsync_ProviderReturnsNull_IsInvalidOperation()
    {
        using AccessTokenSource source = Create(_ => Task.FromResult<EasemobToken>(null!));

        await Assert.ThrowsAsync<InvalidOperationException>(() => source.GetAsync(default));
    }

    [Fact]
    public async Task SignOut_UntilSignIn_CallsFail()
    {
        using AccessTokenSource source = Create(number => Task.FromResult(new EasemobToken($"t{number}")));
        await source.GetAsync(default);

        source.SignOut();
        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => source.GetAsync(default));
        await source.SignInAsync(default);

        Assert.Equal(EasemobErrorCode.NotSignedIn, error.ErrorCode);
        Assert.Equal("t2", (await source.GetAsync(default)).Value);
    }

    [Fact]
    public async Task SignOut_DuringAFetch_TheTokenIsNotKept()
    {
        var answer = new TaskCompletionSource<EasemobToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        using AccessTokenSource source = Create(_ => answer.Task);

        Task<EasemobToken> waiting = source.GetAsync(default);
        source.SignOut();
        answer.SetResult(new EasemobToken("t1"));

        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => waiting);
        Assert.Equal(EasemobErrorCode.NotSignedIn, error.ErrorCode);
    }

    [Fact]
    public async Task Dispose_DuringAFetch_WaitersAreTold()
    {
        AccessTokenSource source = Create(_ => new TaskCompletionSource<EasemobToken>().Task);
        Task<EasemobToken> waiting = source.GetAsync(default);

        source.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private AccessTokenSource Create(Func<int, Task<EasemobToken>> fetch) =>
        new("alice", _ => fetch(Interlocked.Increment(ref _fetches)), Limit, _clock, _log);

    private EasemobToken Token(string value, TimeSpan life) => new(value, _clock.GetUtcNow() + life);
}
