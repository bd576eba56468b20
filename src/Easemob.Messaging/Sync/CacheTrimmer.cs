using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>Keeps the cache within its limits: at once and every hour, in the background, until it is stopped.</summary>
#pragma warning disable CA1001 // A source without a timer or a parent holds nothing to dispose of
internal sealed class CacheTrimmer(ILocalStore store, CacheLimits limits, TimeProvider timeProvider, ILogger logger)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Stops, and waits for the transaction under way to end.</summary>
    public async Task StopAsync()
    {
#pragma warning disable VSTHRD103 // Nothing that listens to this blocks
        _stopping.Cancel();
#pragma warning restore VSTHRD103
        await _running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await TrimAsync().ConfigureAwait(false);
                await Task.Delay(Interval, timeProvider, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What is left to delete is found the next time.
        }
    }

    private async Task TrimAsync()
    {
        try
        {
            await store.TrimAsync(limits, _stopping.Token).ConfigureAwait(false);
        }
        catch (EasemobCacheException failure)
        {
            logger.TrimFailed(failure, failure.Failure);
        }
    }
}
