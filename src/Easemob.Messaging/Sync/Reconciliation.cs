using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Brings the cache in step with removals on other devices, one conversation after the other, while everything else goes on. What is to
/// be done is in the cache: it is taken up again after a lost connection and in the next process.
/// </summary>
#pragma warning disable CA1001 // A source without a timer or a parent holds nothing to dispose of
internal sealed class Reconciliation(
    HistoryComparison comparison, ICheckStore store, EventHub events, TimeProvider timeProvider, ILogger logger)
#pragma warning restore CA1001
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _isAskedAgain;

    /// <summary>Does what there is to do, in the background.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isAskedAgain = true;
            if (_running.IsCompleted && !_stopping.IsCancellationRequested)
            {
                _running = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Stops, and waits for the comparison under way to end.</summary>
    public async Task StopAsync()
    {
        Task running;
        lock (_gate)
        {
#pragma warning disable VSTHRD103 // Nothing that listens to this blocks
            _stopping.Cancel();
#pragma warning restore VSTHRD103
            running = _running;
        }

        await running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            while (IsAskedAgain())
            {
                await RunAllAsync().ConfigureAwait(false);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException && _stopping.IsCancellationRequested)
        {
            // What is left is in the cache.
        }
    }

    private bool IsAskedAgain()
    {
        lock (_gate)
        {
            bool isAskedAgain = _isAskedAgain;
            _isAskedAgain = false;
            if (!isAskedAgain)
            {
                // From here on Wake begins anew.
                _running = Task.CompletedTask;
            }

            return isAskedAgain;
        }
    }

    private async Task RunAllAsync()
    {
        try
        {
            foreach (ConversationCheck check in await store.GetChecksAsync(_stopping.Token).ConfigureAwait(false))
            {
                await RunAsync(check).ConfigureAwait(false);
            }
        }
        catch (EasemobException failure)
        {
            logger.ReconciliationPaused(failure.GetType().Name, failure.ErrorCode.Value);
            WakeLater();
        }
    }

    private async Task RunAsync(ConversationCheck check)
    {
        IReadOnlyList<string> dropped = [];
        try
        {
            dropped = await comparison.RunAsync(check, _stopping.Token).ConfigureAwait(false);
        }
        catch (EasemobServiceException refusal) when (!refusal.IsTransient)
        {
            // The server lets nobody look: history is switched off, or the user has left the group. Nothing can be compared, ever.
            logger.ReconciliationRefused(check.Conversation, refusal.ErrorCode.Value);
        }

        if (!await store.CompleteCheckAsync(check, _stopping.Token).ConfigureAwait(false))
        {
            Wake();
        }

        logger.Reconciled(check.Conversation, dropped.Count);
        events.Post(new MessagesRemovedOnOtherDevice
        {
            Conversation = check.Conversation,
            DeviceId = check.DeviceId,
            OccurredAt = check.NoticedAt,
            MessageIds = dropped,
        });
    }

    private void WakeLater() => _ = Task.Delay(PauseAfterFailure, timeProvider, _stopping.Token).ContinueWith(
        _ => Wake(), _stopping.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
