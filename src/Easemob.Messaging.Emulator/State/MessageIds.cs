using System.Globalization;

namespace Easemob.Messaging.Emulator.State;

/// <summary>Chooses message ids that look like the service's: 19 digits, unique, growing with time.</summary>
internal sealed class MessageIds
{
    // A millisecond holds a million ids; 2023 begins at 1.3e18, about where the service was then.
    private const ulong Origin = 1_300_000_000_000_000_000;
    private const long OriginTime = 1_672_531_200_000;
    private const long PerMillisecond = 1_000_000;

    private readonly HashSet<ulong> _taken = [];

    public static ulong Parse(string id) => ulong.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Takes the first free id for a time that comes after the given one.</summary>
    public ulong Take(long timestamp, ulong after)
    {
        ulong id = unchecked(Origin + (ulong)((timestamp - OriginTime) * PerMillisecond));
        id = Math.Max(id, after + 1);
        while (!_taken.Add(id))
        {
            id++;
        }

        return id;
    }

    public void TakeExactly(ulong id)
    {
        if (!_taken.Add(id))
        {
            throw new ArgumentException($"The message id {id} is taken.");
        }
    }
}
