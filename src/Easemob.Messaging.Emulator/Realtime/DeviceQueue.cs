namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>What a device has not acknowledged of one conversation. Guarded by its device.</summary>
internal sealed class DeviceQueue
{
    // Well below what clients accept in one frame.
    private const int MaximumBytes = 1024 * 1024;

    private readonly Queue<QueueItem> _items = [];

    public int Count => _items.Count;

    /// <summary>
    /// Gets or sets a value indicating whether a batch is out that the device will follow up: what is new needs no notice then.
    /// </summary>
    public bool IsInRound { get; set; }

    public void Add(QueueItem item) => _items.Enqueue(item);

    public void Acknowledge(ulong key)
    {
        while (_items.TryPeek(out QueueItem item) && item.Key <= key)
        {
            _items.Dequeue();
        }
    }

    /// <summary>Returns the first items, at least one if there is any, and the key of the last.</summary>
    public List<byte[]> Batch(int size, string viewer, out ulong key)
    {
        List<byte[]> batch = [];
        int bytes = 0;
        key = 0;
        foreach (QueueItem item in _items)
        {
            byte[] meta = item.Content.Meta(viewer, item.WasOnline);
            bytes += meta.Length;
            if (batch.Count > 0 && (batch.Count >= size || bytes > MaximumBytes))
            {
                break;
            }

            batch.Add(meta);
            key = item.Key;
        }

        return batch;
    }
}
