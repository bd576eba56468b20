namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Knows who has read which group message.</summary>
internal sealed class GroupReceipts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, HashSet<string>> _readers = [];

    /// <summary>Notes a reader and returns how many there are.</summary>
    public int Add(ulong messageId, string reader)
    {
        lock (_gate)
        {
            if (!_readers.TryGetValue(messageId, out HashSet<string>? readers))
            {
                _readers.Add(messageId, readers = []);
            }

            readers.Add(reader);
            return readers.Count;
        }
    }

    public IReadOnlyList<string> Readers(ulong messageId)
    {
        lock (_gate)
        {
            return _readers.TryGetValue(messageId, out HashSet<string>? readers) ? [.. readers] : [];
        }
    }
}
