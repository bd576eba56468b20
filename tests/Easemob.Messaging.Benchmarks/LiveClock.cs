namespace Easemob.Messaging.Benchmarks;

/// <summary>The clock that sender and receivers share: the machine's.</summary>
internal static class LiveClock
{
    /// <summary>Gets the milliseconds since 1970, with fractions.</summary>
    public static double Now => (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
}
