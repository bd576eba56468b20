using Easemob.Messaging.Sync;
using Easemob.Messaging.Tests.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Easemob.Messaging.Tests.Sync;

public sealed class CacheTrimmerTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);
    private static readonly CacheLimits Limits = new() { MaxMessages = 1 };

    private readonly FakeTimeProvider _clock = new();
    private readonly LogCapture _logger = new();
    private readonly Mock<ILocalStore> _store = new(MockBehavior.Strict);
    private readonly SemaphoreSlim _trimmed = new(0);
    private Exception? _failure;

    public CacheTrimmerTests() => _store
        .Setup(store => store.TrimAsync(Limits, It.IsAny<CancellationToken>()))
        .Returns(() =>
        {
            _trimmed.Release();
            return _failure is null ? Task.FromResult(default(TrimResult)) : Task.FromException<TrimResult>(_failure);
        });

    public void Dispose() => _trimmed.Dispose();

    [Fact]
    public async Task Start_AtOnceAndEveryHour_Trims()
    {
        var trimmer = new CacheTrimmer(_store.Object, Limits, _clock, _logger);
        trimmer.Start();
        await WaitAsync();

        await AdvanceUntilTrimmedAsync();
        await AdvanceUntilTrimmedAsync();

        await trimmer.StopAsync().WaitAsync(HangGuard);
        await trimmer.StopAsync().WaitAsync(HangGuard);
        Assert.Empty(_logger.Lines);
    }

    [Fact]
    public async Task Trim_Fails_IsLoggedAndTriedAgain()
    {
        _failure = new EasemobCacheException("full") { Failure = CacheFailure.DiskFull };
        var trimmer = new CacheTrimmer(_store.Object, Limits, _clock, _logger);
        trimmer.Start();
        await WaitAsync();

        await AdvanceUntilTrimmedAsync();

        await trimmer.StopAsync().WaitAsync(HangGuard);
        Assert.All(_logger.Lines, line => Assert.Equal((4040, LogLevel.Warning), (line.Id.Id, line.Level)));
        Assert.Equal(2, _logger.Lines.Count);
    }

    [Fact]
    public async Task Stop_WhileTrimming_CancelsIt()
    {
        var store = new Mock<ILocalStore>(MockBehavior.Strict);
        store.Setup(store => store.TrimAsync(Limits, It.IsAny<CancellationToken>())).Returns<CacheLimits, CancellationToken>(
            async (_, token) =>
            {
                _trimmed.Release();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return default;
            });
        var trimmer = new CacheTrimmer(store.Object, Limits, _clock, _logger);
        trimmer.Start();
        await WaitAsync();

        await trimmer.StopAsync().WaitAsync(HangGuard);
    }

    private async Task WaitAsync() => Assert.True(await _trimmed.WaitAsync(HangGuard));

    // The wait for the hour may begin a moment after the trim.
    private async Task AdvanceUntilTrimmedAsync()
    {
        do
        {
            _clock.Advance(TimeSpan.FromMinutes(30));
        }
        while (!await _trimmed.WaitAsync(TimeSpan.FromMilliseconds(10)));
    }
}
