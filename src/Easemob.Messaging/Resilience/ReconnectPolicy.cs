using Polly;
using Polly.Retry;

namespace Easemob.Messaging.Resilience;

/// <summary>Repeats attempts to make a connection, with growing waits, for as long as they fail for passing reasons.</summary>
internal sealed class ReconnectPolicy
{
    /// <summary>For attempts without end.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>A server that asks for more is asked again all the same.</summary>
    private static readonly TimeSpan LongestRequestedDelay = TimeSpan.FromMinutes(10);

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Makes the policy.</summary>
    /// <param name="delay">The wait before the first repetition; it doubles with each one, with jitter.</param>
    /// <param name="maxDelay">The longest wait, unless a server asks for more, up to 10 minutes.</param>
    /// <param name="maxRetries">How often to repeat.</param>
    /// <param name="isPassing">Whether a failure is worth another attempt.</param>
    /// <param name="repeating">Told of each repetition: its number from 1, the wait before it, and why.</param>
    /// <param name="timeProvider">The clock.</param>
    public ReconnectPolicy(
        TimeSpan delay,
        TimeSpan maxDelay,
        int maxRetries,
        Func<Exception, bool> isPassing,
        Action<int, TimeSpan, Exception> repeating,
        TimeProvider timeProvider)
    {
        // The strategy knows no "never": it wants at least one repetition.
        _pipeline = maxRetries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder { TimeProvider = timeProvider }
                .AddRetry(new RetryStrategyOptions
                {
                    MaxRetryAttempts = maxRetries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = delay,
                    MaxDelay = maxDelay,
                    ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is { } failure && isPassing(failure)),
                    DelayGenerator = args => new ValueTask<TimeSpan?>(RequestedDelay(args.Outcome.Exception)),
                    OnRetry = args =>
                    {
                        repeating(args.AttemptNumber + 1, args.RetryDelay, args.Outcome.Exception!); // ShouldHandle accepts nothing else
                        return default;
                    },
                })
                .Build();
    }

    /// <summary>Runs attempts until one succeeds, or throws what the last one failed with.</summary>
    /// <param name="loss">Why the connection before was lost: it counts as a failed attempt, so that there is a wait. Null for none.</param>
    /// <param name="attempt">Makes the connection.</param>
    /// <param name="cancellationToken">Ends waits and attempts.</param>
    public async Task<T> RunAsync<T>(Exception? loss, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            async token =>
            {
                if (Interlocked.Exchange(ref loss, null) is { } lost)
                {
                    throw lost;
                }

                return await attempt(token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

    private static TimeSpan? RequestedDelay(Exception? failure)
    {
        if (failure is not EasemobServiceException { RetryAfter: { } delay } || delay <= TimeSpan.Zero)
        {
            return null;
        }

        return delay < LongestRequestedDelay ? delay : LongestRequestedDelay;
    }
}
