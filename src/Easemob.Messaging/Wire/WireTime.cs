namespace Easemob.Messaging.Wire;

/// <summary>Unix milliseconds, the wire's only form of time.</summary>
internal static class WireTime
{
    /// <summary>The last millisecond that <see cref="DateTimeOffset"/> knows: the end of the year 9999.</summary>
    public const long Max = 253_402_300_799_999;

    /// <summary>Returns the instant, or null for a number that is none.</summary>
    public static DateTimeOffset? ToInstant(long milliseconds) =>
        milliseconds is > 0 and <= Max ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
