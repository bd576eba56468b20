namespace Easemob.Messaging;

/// <summary>How often and how long a server call is repeated. Only what is safe to repeat is repeated.</summary>
/// <remarks>
/// A client also has a budget, so that an outage is not made worse: 10 repetitions to begin with, and one more for every five
/// calls, saved up to 10. Where it is spent, a call fails at once.
/// </remarks>
public sealed class EasemobRetryOptions
{
    /// <summary>Gets or sets how often a call that failed for a passing reason is repeated. The default is 2; from 0 to 10.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>
    /// Gets or sets the wait before the first repetition; it doubles with each one, with jitter. The default is 0.5 seconds; more
    /// than 0.
    /// </summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Gets or sets the longest wait that the library chooses by itself. The default is 5 seconds; not less than <see
    /// cref="BaseDelay"/>.
    /// </summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets how long one request may take before it is given up. The default is 15 seconds; more than 0 and not more
    /// than <see cref="CallTimeout"/>.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets how long a call may take with all its repetitions and waits, a wait that the server asked for included. The
    /// default is 30 seconds; up to 10 minutes.
    /// </summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal EasemobRetryOptions Copy() => (EasemobRetryOptions)MemberwiseClone();

    internal IEnumerable<string> Faults()
    {
        if (MaxRetries is < 0 or > 10)
        {
            yield return $"Retry.MaxRetries is {MaxRetries}; it must be from 0 to 10.";
        }

        if (BaseDelay <= TimeSpan.Zero)
        {
            yield return $"Retry.BaseDelay is {BaseDelay}; it must be more than 0.";
        }

        if (MaxDelay < BaseDelay)
        {
            yield return $"Retry.MaxDelay is {MaxDelay}; it must not be less than Retry.BaseDelay ({BaseDelay}).";
        }

        if (CallTimeout <= TimeSpan.Zero || CallTimeout > TimeSpan.FromMinutes(10))
        {
            yield return $"Retry.CallTimeout is {CallTimeout}; it must be more than 0 and at most 10 minutes.";
        }

        if (AttemptTimeout <= TimeSpan.Zero || AttemptTimeout > CallTimeout)
        {
            yield return $"Retry.AttemptTimeout is {AttemptTimeout}; it must be more than 0 and at most Retry.CallTimeout ({CallTimeout}).";
        }
    }
}
