using System.Collections.Concurrent;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>The system's clock, but for waits between two limits: those are written down and end at once.</summary>
internal sealed class HurriedClock(TimeSpan shortest, TimeSpan longest) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < shortest || dueTime > longest)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
