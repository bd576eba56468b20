using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests;

/// <summary>
/// A clock on which waits between retries are over at once, while deadlines stand until the test advances it. What was
/// waited is kept.
/// </summary>
internal sealed class StepClock(params TimeSpan[] deadlines) : FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000))
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !deadlines.Contains(dueTime))
        {
            _waits.Enqueue(dueTime);
            Advance(dueTime);
        }

        return timer;
    }
}
