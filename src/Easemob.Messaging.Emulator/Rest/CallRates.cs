namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Counts each user's calls of an operation within the last minute.</summary>
internal sealed class CallRates(TimeProvider timeProvider)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(EmulatorOperation Operation, string User), Queue<DateTimeOffset>> _calls = [];

    public bool TryCall(EmulatorOperation operation, string user, int callsPerMinute)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        lock (_gate)
        {
            if (!_calls.TryGetValue((operation, user), out Queue<DateTimeOffset>? calls))
            {
                _calls.Add((operation, user), calls = new Queue<DateTimeOffset>());
            }

            while (calls.TryPeek(out DateTimeOffset oldest) && oldest <= now - Window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= callsPerMinute)
            {
                return false;
            }

            calls.Enqueue(now);
            return true;
        }
    }
}
