namespace Easemob.Messaging.Emulator.State;

/// <summary>
/// One conversation's messages as all its members wrote them, in the order of their ids, which is also that of their times.
/// </summary>
internal sealed class MessageLog
{
    private readonly List<StoredMessage> _messages = [];

    public int Count => _messages.Count;

    public StoredMessage this[int index]
    {
        get => _messages[index];
        set => _messages[index] = value;
    }

    public ulong LastId => _messages.Count > 0 ? _messages[^1].Id : 0;

    public void Insert(int index, StoredMessage message) => _messages.Insert(index, message);

    public void RemoveAt(int index) => _messages.RemoveAt(index);

    public StoredMessage? Find(ulong id) =>
        FirstAtOrAfterId(id) is var index && index < _messages.Count && _messages[index].Id == id ? _messages[index] : null;

    /// <summary>Returns the index of the first message with an id at or above the given one.</summary>
    public int FirstAtOrAfterId(ulong id) => First(id, static (message, id) => message.Id >= id);

    public int FirstAfterId(ulong id) => First(id, static (message, id) => message.Id > id);

    public int FirstAtOrAfterTime(long timestamp) => First(timestamp, static (message, time) => message.Timestamp >= time);

    public int FirstAfterTime(long timestamp) => First(timestamp, static (message, time) => message.Timestamp > time);

    private int First<T>(T bound, Func<StoredMessage, T, bool> isReached)
    {
        int low = 0;
        int high = _messages.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (isReached(_messages[middle], bound))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
