namespace Easemob.Messaging.Resilience;

/// <summary>
/// Bounds what retries add to the load of a service that is already failing: every call earns a fifth of a retry, so over
/// many calls an outage is amplified by 1.2 at most, however many retries each call may make.
/// </summary>
internal sealed class RetryBudget
{
    /// <summary>What a client has to begin with and can save up: a few calls may use all their retries.</summary>
    public const int Capacity = 10;

    // Counted in fifths, so that sums stay exact.
    private const int EarnedPerCall = 1;
    private const int CostOfRetry = 5;

    private readonly object _gate = new();
    private int _fifths = Capacity * CostOfRetry;

    public void Deposit()
    {
        lock (_gate)
        {
            _fifths = Math.Min(_fifths + EarnedPerCall, Capacity * CostOfRetry);
        }
    }

    /// <summary>Pays for one retry, or returns false where nothing is left.</summary>
    public bool TrySpend()
    {
        lock (_gate)
        {
            if (_fifths < CostOfRetry)
            {
                return false;
            }

            _fifths -= CostOfRetry;
            return true;
        }
    }
}
