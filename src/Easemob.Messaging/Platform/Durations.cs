namespace Easemob.Messaging.Platform;

/// <summary>What <see cref="Math"/> does for numbers.</summary>
internal static class Durations
{
    public static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    public static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
