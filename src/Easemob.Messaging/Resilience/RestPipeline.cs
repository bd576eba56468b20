using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using static Easemob.Messaging.Platform.Durations;

namespace Easemob.Messaging.Resilience;

/// <summary>Runs a whole call: repeats what failed for a passing reason, within the call's time and the client's retry budget.</summary>
internal sealed class RestPipeline
{
    private static readonly ResiliencePropertyKey<ServerCall> CallKey = new("call");

    private readonly EasemobRetryOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly RetryBudget _budget = new();
    private readonly Deadline _deadline;
    private readonly ResiliencePipeline _retries;

    public RestPipeline(EasemobRetryOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _timeProvider = timeProvider;
        _logger = logger;
        _deadline = new Deadline(options.CallTimeout, timeProvider);
        _retries = BuildRetries();
    }

    /// <summary>Runs the attempts of one call. An attempt must be safe to repeat; it may say that it may have been carried out.</summary>
    public Task<T> CallAsync<T>(string operation, Func<ServerCall, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        _budget.Deposit();
        var call = new ServerCall(operation, _timeProvider.GetTimestamp());
        return _deadline.RunAsync(call, token => RetryAsync(call, attempt, token), cancellationToken);
    }

    private async Task<T> RetryAsync<T>(
        ServerCall call, Func<ServerCall, CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.Operation, cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _retries.ExecuteAsync(
                async context =>
                {
                    call.Attempts++;
                    return await attempt(call, context.CancellationToken).ConfigureAwait(false);
                },
                context).ConfigureAwait(false);
        }
        catch (EasemobException failure) when (call.IsOutcomeUnknown)
        {
            failure.MarkOutcomeUnknown();
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline BuildRetries()
    {
        // The strategy knows no "never": it wants at least one repetition.
        if (_options.MaxRetries == 0)
        {
            return ResiliencePipeline.Empty;
        }

        // No wait can be longer than the call; the strategy refuses what is longer than a day.
        return new ResiliencePipelineBuilder { TimeProvider = _timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = Min(_options.BaseDelay, _options.CallTimeout),
                MaxDelay = Min(_options.MaxDelay, _options.CallTimeout),
                ShouldHandle = args => new ValueTask<bool>(ShouldRetry(GetCall(args.Context), args.AttemptNumber, args.Outcome.Exception)),
                DelayGenerator = args => new ValueTask<TimeSpan?>(RequestedDelay(args.Outcome.Exception)),
                OnRetry = OnRetry,
            })
            .Build();
    }

    private bool ShouldRetry(ServerCall call, int repeated, Exception? failure)
    {
        // Also asked after the last attempt, when there is nothing left to decide and nothing to pay.
        if (failure is not EasemobException { IsTransient: true } || repeated >= _options.MaxRetries)
        {
            return false;
        }

        // Better to tell the caller now how long to wait than to let the call run out of time.
        if (RequestedDelay(failure) is { } delay && delay >= _options.CallTimeout - _timeProvider.GetElapsedTime(call.StartedAt))
        {
            return false;
        }

        if (!_budget.TrySpend())
        {
            _logger.RetryBudgetSpent(call.Operation);
            return false;
        }

        return true;
    }

    private ValueTask OnRetry(OnRetryArguments<object> args)
    {
        ServerCall call = GetCall(args.Context);
        var failure = (EasemobException)args.Outcome.Exception!; // ShouldRetry accepts no other
        call.LastFailure = failure;
        call.IsOutcomeUnknown |= failure.IsOutcomeUnknown;
        _logger.Retrying(call.Operation, call.Attempts, failure.GetType().Name, failure.ErrorCode.Value, args.RetryDelay.TotalMilliseconds);
        return default;
    }

    private static TimeSpan? RequestedDelay(Exception? failure) =>
        failure is EasemobServiceException { RetryAfter: { } delay } && delay > TimeSpan.Zero ? delay : null;

    private static ServerCall GetCall(ResilienceContext context) => context.Properties.GetValue(CallKey, null!); // set in RetryAsync
}
