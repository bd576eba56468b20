namespace Easemob.Messaging.Realtime;

/// <summary>What a look at the clock says of a connection.</summary>
/// <param name="NextLook">When to look again.</param>
/// <param name="Failure">Why the connection has died, or null.</param>
/// <param name="IsAskDue">Whether the server is to be asked for a sign of life now.</param>
internal readonly record struct LivenessVerdict(TimeSpan NextLook, EasemobException? Failure, bool IsAskDue)
{
    public static LivenessVerdict Ask => new(TimeSpan.Zero, null, true);

    public static LivenessVerdict Wait(TimeSpan time) => new(time, null, false);

    public static LivenessVerdict Dead(string what, TimeSpan limit) => new(TimeSpan.Zero, RealtimeErrors.Silent(what, limit), false);
}
