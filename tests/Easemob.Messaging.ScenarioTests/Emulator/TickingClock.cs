namespace Easemob.Messaging.ScenarioTests.Rest;

/// <summary>A clock that is a millisecond on at every look, so that no two things happen at once.</summary>
internal sealed class TickingClock : TimeProvider
{
    private long _now = 1_700_000_000_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Increment(ref _now));
}
