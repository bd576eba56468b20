namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>The system's clock, but with a millisecond at least between any two times it tells: no two things happen at once.</summary>
internal sealed class OrderedClock : TimeProvider
{
    private long _last;

    public override DateTimeOffset GetUtcNow()
    {
        long now = base.GetUtcNow().ToUnixTimeMilliseconds();
        while (true)
        {
            long last = Volatile.Read(ref _last);
            long next = Math.Max(last + 2, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(next);
            }
        }
    }
}
