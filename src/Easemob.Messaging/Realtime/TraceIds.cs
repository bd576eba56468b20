namespace Easemob.Messaging.Realtime;

/// <summary>Numbers frames for the service's own tracing: the time, and a counter within the millisecond.</summary>
internal sealed class TraceIds(TimeProvider timeProvider)
{
    private const int TimeShift = 22;
    private const ulong Marker = 1 << 12;
    private const ulong MaxSequence = Marker - 1;

    private readonly object _gate = new();
    private ulong _milliseconds;
    private ulong _sequence;

    public ulong Next()
    {
        lock (_gate)
        {
            ulong now = (ulong)timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _milliseconds)
            {
                _milliseconds = now;
                _sequence = 0;
            }
            else if (_sequence++ == MaxSequence)
            {
                _milliseconds++;
                _sequence = 0;
            }

            return (_milliseconds << TimeShift) | Marker | _sequence;
        }
    }
}
