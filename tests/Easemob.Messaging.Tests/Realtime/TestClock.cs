using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>
/// A clock on which waits before new attempts, which no test can know, are over at once, while others stand until the test lets them
/// pass. A test waits for a timer before it moves the clock, so that none is set too late.
/// </summary>
internal sealed class TestClock() : FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000))
{
    private readonly object _gate = new();
    private readonly List<TimeSpan> _set = [];
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan? _backoff;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

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

    /// <summary>The next timer of that time is a wait before a new attempt.</summary>
    public void ExpectBackoff(TimeSpan wait)
    {
        lock (_gate)
        {
            _backoff = wait;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (TakeBackoff(dueTime))
        {
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        ITimer timer = new Timer(base.CreateTimer(callback, state, dueTime, period), this);
        OnSet(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer of that time is set; each counts once.</summary>
    public async Task WaitForTimerAsync(double seconds)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            lock (_gate)
            {
                if (_set.Remove(TimeSpan.FromSeconds(seconds)))
                {
                    return;
                }
            }

            await changed.WithinAsync($"a timer of {seconds} s");
        }
    }

    /// <summary>Waits until a timer of that time is set, and lets it pass.</summary>
    public async Task PassAsync(double seconds)
    {
        await WaitForTimerAsync(seconds);
        Advance(TimeSpan.FromSeconds(seconds));
    }

    private bool TakeBackoff(TimeSpan dueTime)
    {
        lock (_gate)
        {
            // The wait itself is in whole milliseconds.
            bool isBackoff = _backoff is { } wait && (wait - dueTime).Duration() <= TimeSpan.FromMilliseconds(1);
            if (isBackoff)
            {
                _waits.Add(dueTime);
                _backoff = null;
            }

            return isBackoff;
        }
    }

    private void OnSet(TimeSpan dueTime)
    {
        lock (_gate)
        {
            _set.Add(dueTime);
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Some timers are made first and set later.</summary>
    private sealed class Timer(ITimer inner, TestClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = inner.Change(dueTime, period);
            clock.OnSet(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
