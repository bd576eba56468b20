using Polly;
using Polly.Timeout;

namespace Easemob.Messaging.Resilience;

/// <summary>A limit on how long something may take, told apart from the caller's own cancellation.</summary>
internal sealed class Deadline
{
    private readonly TimeSpan _limit;
    private readonly ResiliencePipeline _pipeline;

    public Deadline(TimeSpan limit, TimeProvider timeProvider)
    {
        _limit = limit;

        // The generator, unlike the plain property, takes limits of less than 10 milliseconds.
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = _ => new ValueTask<TimeSpan>(limit) })
            .Build();
    }

    /// <summary>Runs the action, or throws <see cref="EasemobTimeoutException"/> when the time is over.</summary>
    /// <param name="call">
    /// The call that runs it: what went wrong before, and whether it may have been carried out, is for the exception.
    /// </param>
    /// <param name="action">What to run.</param>
    /// <param name="cancellationToken">The caller's; its cancellation stays an <see cref="OperationCanceledException"/>.</param>
    public async Task<T> RunAsync<T>(ServerCall call, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (action, token) => await action(token).ConfigureAwait(false), action, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException rejected)
        {
            throw Elapsed(call, call.LastFailure ?? rejected);
        }
        catch (OperationCanceledException canceled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        }
    }

    private EasemobTimeoutException Elapsed(ServerCall call, Exception cause)
    {
        string before = cause is EasemobException ? $" The last failure before that: {cause.Message}" : string.Empty;
        string what = FormattableString.Invariant($"it was not done within {_limit.TotalSeconds:0.###} s");
        EasemobErrorCode code = EasemobErrorCode.ServerTimeout;
        return new EasemobTimeoutException(code, ErrorText.Compose(call.Operation, what, code, "Try again later." + before), cause)
        {
            IsTransient = true,
            IsOutcomeUnknown = call.IsOutcomeUnknown,
            Operation = call.Operation,
            Timeout = _limit,
        };
    }
}
