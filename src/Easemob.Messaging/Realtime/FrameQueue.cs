namespace Easemob.Messaging.Realtime;

/// <summary>
/// What has been read and not yet applied. Where it is full, the reader waits and so, through TCP, does the server: that bounds memory,
/// while the answers to uploads still overtake what is applied slowly.
/// </summary>
internal sealed class FrameQueue<T>(int maxCount, int maxBytes)
    where T : class
{
    private readonly object _gate = new();
    private readonly Queue<(T Item, int Size)> _items = new();
    private TaskCompletionSource<bool>? _space;
    private TaskCompletionSource<bool>? _arrival;
    private long _bytes;
    private bool _isClosed;

    /// <summary>Adds an item unless the queue is full. What is added to a closed queue is dropped.</summary>
    public bool TryEnqueue(T item, int size)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return true;
            }

            // An item that is larger than the queue still has to pass.
            if (_items.Count > 0 && (_items.Count >= maxCount || _bytes + size > maxBytes))
            {
                return false;
            }

            _items.Enqueue((item, size));
            _bytes += size;
            Complete(ref _arrival);
            return true;
        }
    }

    /// <summary>Waits until an item was taken out, or the queue was closed. One waiter at a time.</summary>
    public Task WaitForSpaceAsync()
    {
        lock (_gate)
        {
            return _isClosed || _items.Count == 0 ? Task.CompletedTask : (_space ??= NewSource()).Task;
        }
    }

    /// <summary>Takes the next item, waiting for it; null where the queue was closed. One caller at a time.</summary>
    public async Task<T?> DequeueAsync()
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_isClosed)
                {
                    return null;
                }

                if (_items.Count > 0)
                {
                    (T item, int size) = _items.Dequeue();
                    _bytes -= size;
                    Complete(ref _space);
                    return item;
                }

                arrival = (_arrival ??= NewSource()).Task;
            }

            await arrival.ConfigureAwait(false);
        }
    }

    /// <summary>Drops what waits: it was not acknowledged and comes again with the next connection.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _items.Clear();
            Complete(ref _space);
            Complete(ref _arrival);
        }
    }

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Complete(ref TaskCompletionSource<bool>? source)
    {
        source?.TrySetResult(true);
        source = null;
    }
}
