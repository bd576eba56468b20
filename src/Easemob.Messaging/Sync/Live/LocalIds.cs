using System.Globalization;

namespace Easemob.Messaging.Sync;

/// <summary>Makes ids for what this client sends: ascending, and not the same as those of another process or another day.</summary>
internal sealed class LocalIds(TimeProvider timeProvider)
{
    private const int RandomBits = 20;

    private readonly object _gate = new();
    private readonly Random _random = new();
    private long _last;

    public string Next()
    {
        lock (_gate)
        {
#pragma warning disable CA5394 // The bits keep two processes apart; nobody is kept from guessing them
            long candidate = (timeProvider.GetUtcNow().ToUnixTimeMilliseconds() << RandomBits) | (uint)_random.Next(1 << RandomBits);
#pragma warning restore CA5394
            _last = Math.Max(_last + 1, candidate);
            return _last.ToString(CultureInfo.InvariantCulture);
        }
    }
}
