using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// Decides which queues to pull, on one connection: each listed or noticed one until it is drained, one pull of a queue at a time. The
/// server's cursor counts; nothing is remembered for the next connection.
/// </summary>
internal sealed class QueuePuller(string userId, string deviceId)
{
    private readonly Dictionary<(string Name, string Resource), PulledQueue> _queues = [];
    private HashSet<PulledQueue>? _missed;

    /// <summary>Gets whether all queues of the first list have been drained.</summary>
    public bool IsCaughtUp => _missed is { Count: 0 };

    /// <summary>Takes the server's list of queues that hold something.</summary>
    public IReadOnlyList<QueuePull> OnListed(IReadOnlyList<QueueAddress> queues)
    {
        var pulls = new List<QueuePull>(queues.Count);
        foreach (QueueAddress queue in queues)
        {
            if (OnWanted(queue) is { } pull)
            {
                pulls.Add(pull);
            }
        }

        _missed ??= [.. queues.Select(GetOrAdd)];
        return pulls;
    }

    /// <summary>Takes the word that something came into a queue. This device's own queue is none that it pulls.</summary>
    public QueuePull? OnNotice(QueueAddress queue) =>
        deviceId.Length > 0
        && queue.Resource == deviceId
        && string.Equals(queue.Name, userId, StringComparison.OrdinalIgnoreCase)
            ? null
            : OnWanted(queue);

    /// <summary>Takes a batch whose items have been applied. The pull that follows acknowledges them.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="repeatsKey">Whether the server gave the key once more that it had been given: to go on would never end.</param>
    public QueuePull? OnBatch(QueueBatch batch, out bool repeatsKey)
    {
        repeatsKey = false;
        if (Find(batch.Queue) is not { } queue)
        {
            return null;
        }

        if (batch.Status.IsOk && batch.NextKey != 0)
        {
            repeatsKey = batch.NextKey == queue.LastKey && !batch.IsLast;
            queue.LastKey = batch.NextKey;
            if (!batch.IsLast && !repeatsKey)
            {
                queue.IsPulling = true;
                return new QueuePull(queue.Address, queue.LastKey);
            }
        }

        _missed?.Remove(queue);
        queue.IsPulling = queue.IsNoticed;
        queue.IsNoticed = false;
        return queue.IsPulling ? new QueuePull(queue.Address, queue.LastKey) : null;
    }

    private QueuePull? OnWanted(QueueAddress address)
    {
        PulledQueue queue = GetOrAdd(address);
        if (queue.IsPulling)
        {
            queue.IsNoticed = true;
            return null;
        }

        queue.IsPulling = true;
        return new QueuePull(queue.Address, queue.LastKey);
    }

    private PulledQueue GetOrAdd(QueueAddress address)
    {
        if (!_queues.TryGetValue((address.Name, address.Resource), out PulledQueue? queue))
        {
            queue = new PulledQueue(address);
            _queues.Add((address.Name, address.Resource), queue);
        }

        return queue;
    }

    /// <summary>
    /// Finds whose batch it is. An answer may leave out the device, or all of the address; what nobody pulled is taken too, and
    /// acknowledged where it says to whom.
    /// </summary>
    private PulledQueue? Find(QueueAddress? address)
    {
        if (address is null)
        {
            return FindOnlyPulled(static _ => true);
        }

        return _queues.TryGetValue((address.Name, address.Resource), out PulledQueue? queue) && queue.IsPulling
            ? queue
            : FindOnlyPulled(other => other.Address.Name == address.Name) ?? GetOrAdd(address);
    }

    private PulledQueue? FindOnlyPulled(Func<PulledQueue, bool> condition)
    {
        PulledQueue[] pulled = [.. _queues.Values.Where(queue => queue.IsPulling && condition(queue)).Take(2)];
        return pulled.Length == 1 ? pulled[0] : null;
    }
}
