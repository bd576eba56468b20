using System.Runtime.ExceptionServices;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using static Easemob.Messaging.Platform.Durations;

namespace Easemob.Messaging.Realtime;

/// <summary>Makes connections: the first within the time of a call, those after a loss without end but for a refusal.</summary>
/// <param name="options">The channel's settings.</param>
/// <param name="opener">Opens a socket and signs in on it.</param>
/// <param name="prepare">Makes a connection of what was opened, and waits until what was missed has arrived.</param>
/// <param name="stopping">Ends all attempts.</param>
internal sealed class LinkAttempts(
    MsyncChannelOptions options, LinkOpener opener, Func<OpenedLink, Task<MsyncLink>> prepare, CancellationToken stopping)
{
    /// <summary>Makes the first connection.</summary>
    public Task<MsyncLink> ConnectAsync()
    {
        long startedAt = options.TimeProvider.GetTimestamp();
        EasemobRetryOptions retry = options.Retry;
        Exception? lastFailure = null;
        TimeSpan Left() => retry.CallTimeout - options.TimeProvider.GetElapsedTime(startedAt);
        bool IsPassing(Exception failure)
        {
            lastFailure = failure;
            TimeSpan requested = (failure as EasemobServiceException)?.RetryAfter ?? TimeSpan.Zero;
            return failure is EasemobException { IsTransient: true } && Left() > requested;
        }

        // No wait can be longer than the call; the strategy refuses what is longer than a day.
        var attempts = new ReconnectPolicy(
            Min(retry.BaseDelay, retry.CallTimeout),
            Min(retry.MaxDelay, retry.CallTimeout),
            retry.MaxRetries,
            IsPassing,
            LogRepeating,
            options.TimeProvider);
        return attempts.RunAsync(
            null,
            async token =>
            {
                // The wait before this attempt may have taken what was left; a deadline of nothing would be none.
                TimeSpan left = Left();
                if (left <= TimeSpan.Zero)
                {
                    ExceptionDispatchInfo.Capture(lastFailure!).Throw(); // there was one before the wait
                }

                var call = new ServerCall(RealtimeOperations.Connect) { LastFailure = lastFailure };
                OpenedLink opened = await new Deadline(left, options.TimeProvider).RunAsync(call, opener.OpenAsync, token)
                    .ConfigureAwait(false);
                return await prepare(opened).ConfigureAwait(false);
            },
            stopping);
    }

    /// <summary>Makes a connection again.</summary>
    /// <param name="reason">Why the one before was lost.</param>
    public Task<MsyncLink> ReconnectAsync(EasemobException reason)
    {
        var attempts = new ReconnectPolicy(
            options.Realtime.ReconnectDelay,
            options.Realtime.MaxReconnectDelay,
            ReconnectPolicy.Unlimited,
            failure => !stopping.IsCancellationRequested && SignOuts.FromFailure(failure) is null,
            LogRepeating,
            options.TimeProvider);
        return attempts.RunAsync(
            reason,
            async token => await prepare(await opener.OpenAsync(token).ConfigureAwait(false)).ConfigureAwait(false),
            stopping);
    }

    private void LogRepeating(int attempt, TimeSpan delay, Exception failure) =>
        options.Logger.Reconnecting(attempt, delay.TotalMilliseconds, failure.GetType().Name);
}
