using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>
/// A clock that stands until the test moves it, but on which the waits before new attempts, which end at no whole second, are written
/// down and over at once.
/// </summary>
internal sealed class SteppedClock()
    : FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()))
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<Timer, TimeSpan> _pending = [];
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = NewSource();

    /// <summary>Gets the waits before new attempts.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Begin(base.CreateTimer(timer.Fire, null, Timeout.InfiniteTimeSpan, period), dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits for so long.</summary>
    public Task WaitForTimerAsync(TimeSpan dueTime) => WaitUntilAsync(() => _pending.ContainsValue(dueTime));

    /// <summary>
    /// Lets time pass until somebody waits for so long. Of the waits before new attempts, one in a thousand ends at a whole second.
    /// </summary>
    public async Task PassUntilTimerAsync(TimeSpan dueTime)
    {
        while (true)
        {
            await WaitUntilAsync(() => _pending.Count > 0);
            TimeSpan next;
            lock (_gate)
            {
                if (_pending.ContainsValue(dueTime))
                {
                    return;
                }

                next = _pending.Count > 0 ? _pending.Values.Min() : TimeSpan.Zero;
            }

            Advance(next);
        }
    }

    /// <summary>Lets seconds pass one by one; at each, somebody who watches the clock must be waiting.</summary>
    public async Task PassAsync(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            await WaitUntilAsync(() => _pending.Count > 0);
            Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitUntilAsync(Func<bool> isSo)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            lock (_gate)
            {
                if (isSo())
                {
                    return;
                }
            }

            try
            {
                await changed.WaitAsync(HangGuard);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"Nobody set that timer. Pending: {string.Join(", ", _pending.Values)}; waited: {string.Join(", ", Waits)}");
            }
        }
    }

    /// <summary>Returns how long the timer is to run; null where it is over at once.</summary>
    private TimeSpan? Set(Timer timer, TimeSpan dueTime)
    {
        bool isWait = dueTime > TimeSpan.Zero && dueTime.Ticks % TimeSpan.TicksPerSecond != 0;
        lock (_gate)
        {
            if (isWait)
            {
                _waits.Add(dueTime);
            }
            else if (dueTime > TimeSpan.Zero)
            {
                _pending[timer] = dueTime;
            }
            else
            {
                _pending.Remove(timer);
            }
        }

        Interlocked.Exchange(ref _changed, NewSource()).SetResult();
        return isWait ? null : dueTime;
    }

    private sealed class Timer(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _inner;

        public void Begin(ITimer inner, TimeSpan dueTime)
        {
            _inner = inner;
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Fire(object? unused)
        {
            clock.Set(this, Timeout.InfiniteTimeSpan);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (clock.Set(this, dueTime) is { } left)
            {
                return _inner!.Change(left, period);
            }

            // A due timer that is set while another thread moves the clock may be overlooked there.
            ThreadPool.QueueUserWorkItem(Fire);
            return true;
        }

        public void Dispose()
        {
            clock.Set(this, Timeout.InfiniteTimeSpan);
            _inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
