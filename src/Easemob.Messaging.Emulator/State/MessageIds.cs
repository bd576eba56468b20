using System.Globalization;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Chooses message ids that look like the service's: 19 digits, unique, growing with time.</summary>
internal sealed class MessageIds
{
    // A millisecond holds a million ids; 2023 begins at 1.3e18, about where the service was then.
    private const long Origin = 1_300_000_000_000_000_000;
    private const long OriginTime = 1_672_531_200_000;
    private const long PerMillisecond = 1_000_000;

    private readonly Dictionary<ulong, Channel> _homes = [];

    public static ulong Parse(string id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : throw new ArgumentException($"A message id is a number of at most 64 bits; '{id}' is not.");

    public Channel? HomeOf(ulong id) => _homes.GetValueOrDefault(id);

    /// <summary>Takes the first free id for a time that comes after the given one.</summary>
    public ulong Take(Channel home, long timestamp, ulong after)
    {
        long wanted = Math.Max(1, Origin + ((timestamp - OriginTime) * PerMillisecond));
        ulong id = Math.Max((ulong)wanted, after + 1);
        while (!_homes.TryAdd(id, home))
        {
            id++;
        }

        return id;
    }

    public void TakeExactly(Channel home, ulong id)
    {
        if (!_homes.TryAdd(id, home))
        {
            throw new ArgumentException($"The message id {id} is taken.");
        }
    }
}
