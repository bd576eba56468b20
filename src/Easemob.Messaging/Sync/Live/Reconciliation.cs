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

    // What comparisons have dropped that have not come to their end.
    private readonly Dictionary<ConversationKey, List<string>> _untold = [];
    private Task _running = Task.CompletedTask;
    private bool _isAskedAgain;
    private bool _isPausing;

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
#pragma warning disable CA1031 // Who stops this may take the server and the cache away under it
        catch (Exception) when (_stopping.IsCancellationRequested)
#pragma warning restore CA1031
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
                await RunOrSkipAsync(check).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
        {
            Pause(failure);
        }
    }

    // A history that cannot be read must not keep the others from being compared.
    private async Task RunOrSkipAsync(ConversationCheck check)
    {
        try
        {
            await RunAsync(check).ConfigureAwait(false);
        }
        catch (EasemobProtocolException garbled)
        {
            Pause(garbled);
        }
    }

    private void Pause(Exception failure)
    {
        EasemobErrorCode code = (failure as EasemobException)?.ErrorCode ?? EasemobErrorCode.General;
        logger.ReconciliationPaused(failure.GetType().Name, code.Value);
        WakeLater();
    }

    private async Task RunAsync(ConversationCheck check)
    {
        if (!_untold.TryGetValue(check.Conversation, out List<string>? dropped))
        {
            dropped = [];
            _untold.Add(check.Conversation, dropped);
        }

        try
        {
            await comparison.RunAsync(check, dropped, _stopping.Token).ConfigureAwait(false);
        }
        catch (EasemobServiceException refusal) when (refusal is { IsTransient: false } and not EasemobAuthenticationException)
        {
            // The server lets nobody look: history is switched off, or the user has left the group. Nothing can be compared, ever.
            logger.ReconciliationRefused(check.Conversation, refusal.ErrorCode.Value);
        }

        if (!await store.CompleteCheckAsync(check, _stopping.Token).ConfigureAwait(false))
        {
            Wake();
        }

        _untold.Remove(check.Conversation);
        logger.Reconciled(check.Conversation, dropped.Count);
        events.Post(new MessagesRemovedOnOtherDevice
        {
            Conversation = check.Conversation,
            DeviceId = check.DeviceId,
            OccurredAt = check.NoticedAt,
            MessageIds = dropped,
        });
    }

    private void WakeLater()
    {
        lock (_gate)
        {
            if (_isPausing)
            {
                return;
            }

            _isPausing = true;
        }

        _ = Task.Delay(PauseAfterFailure, timeProvider, _stopping.Token).ContinueWith(
            _ => EndPause(), _stopping.Token, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    private void EndPause()
    {
        lock (_gate)
        {
            _isPausing = false;
        }

        Wake();
    }
}
