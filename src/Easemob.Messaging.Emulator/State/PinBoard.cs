namespace Easemob.Messaging.Emulator.State;

/// <summary>The messages pinned in one conversation, for all its members.</summary>
internal sealed class PinBoard(MessageLog log)
{
    private readonly Dictionary<ulong, (string Operator, long PinnedAt)> _pins = [];

    /// <summary>Returns the pinned messages that have not been recalled, the last pinned first.</summary>
    public IReadOnlyList<PinnedMessage> Messages =>
    [
        .. _pins
            .Select(pin => (Message: log.Find(pin.Key), pin.Value))
            .Where(pin => pin.Message is not null)
            .Select(pin => new PinnedMessage(pin.Message!, pin.Value.Operator, pin.Value.PinnedAt))
            .OrderByDescending(pin => pin.PinnedAt).ThenBy(pin => pin.Message.IdText, StringComparer.Ordinal),
    ];

    /// <summary>Pins a message; one that is pinned already is as if pinned anew.</summary>
    public PinOutcome Pin(ulong id, string by, long now, int capacity)
    {
        if (log.Find(id) is null)
        {
            return PinOutcome.NoMessage;
        }

        if (!_pins.ContainsKey(id) && Messages.Count >= capacity)
        {
            return PinOutcome.TooMany;
        }

        _pins[id] = (by, now);
        return PinOutcome.Done;
    }

    public PinOutcome Unpin(ulong id) => _pins.Remove(id) ? PinOutcome.Done : PinOutcome.NoMessage;
}
