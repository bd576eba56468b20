using System.Diagnostics;

namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>The system's clock, which can be put forward: every wait that ends within that time ends at once.</summary>
internal sealed class SkipClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SkipTimer> _timers = [];
    private long _skipped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Stopwatch.GetElapsedTime(0).Ticks + Volatile.Read(ref _skipped);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref _skipped));

    public void Skip(TimeSpan time)
    {
        lock (_gate)
        {
            _skipped += time.Ticks;
            foreach (SkipTimer timer in _timers)
            {
                timer.Rearm(GetTimestamp());
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        SkipTimer timer = new(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Forget(SkipTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class SkipTimer : ITimer
    {
        private readonly Lock _gate = new();
        private readonly SkipClock _clock;
        private readonly ITimer _timer;
        private long? _due;
        private TimeSpan _period;

        public SkipTimer(SkipClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _timer = System.CreateTimer(
                _ =>
                {
                    OnFired();
                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                _period = period;
                _due = dueTime < TimeSpan.Zero ? null : _clock.GetTimestamp() + dueTime.Ticks;
                return _timer.Change(dueTime, period);
            }
        }

        public void Rearm(long now)
        {
            lock (_gate)
            {
                if (_due is { } due)
                {
                    _timer.Change(TimeSpan.FromTicks(Math.Max(0, due - now)), _period);
                }
            }
        }

        public void Dispose()
        {
            _clock.Forget(this);
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            _clock.Forget(this);
            return _timer.DisposeAsync();
        }

        private void OnFired()
        {
            lock (_gate)
            {
                _due = _period > TimeSpan.Zero ? _due + _period.Ticks : null;
            }
        }
    }
}
