namespace Easemob.Messaging.Emulator.State;

internal sealed partial class ServerState
{
    private readonly Channel _items = Channel.Pair("", "");
    private ulong _lastItemId;

    /// <summary>Takes an id for something that is sent like a message but is none: a receipt, a recall, a notice.</summary>
    public ulong NextItemId()
    {
        lock (_gate)
        {
            return _lastItemId = _messageIds.Take(_items, Now, _lastItemId);
        }
    }

    public StoredMessage? FindMessage(ulong id)
    {
        lock (_gate)
        {
            return _messageIds.HomeOf(id)?.Log is { } log && log.FirstAtOrAfterId(id) is var index
                && index < log.Count && log[index].Id == id
                    ? log[index]
                    : null;
        }
    }

    /// <summary>Returns whom a message concerns: the pair, or the members of its group or room.</summary>
    public IReadOnlyList<string> Audience(EmulatorMessage message)
    {
        lock (_gate)
        {
            return message.ChatType == EmulatorChatType.Chat
                ? [message.From, message.To]
                : [.. KnownConference(message.To).Members];
        }
    }
}
