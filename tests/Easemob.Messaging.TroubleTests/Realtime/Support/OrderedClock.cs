namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>The system's clock, but for never telling the same millisecond twice: no two things happen at once.</summary>
internal sealed class OrderedClock : TimeProvider
{
    private long _last;

    public override DateTimeOffset GetUtcNow()
    {
        long now = base.GetUtcNow().ToUnixTimeMilliseconds();
        while (true)
        {
            long last = Volatile.Read(ref _last);
            long next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(next);
            }
        }
    }
}
