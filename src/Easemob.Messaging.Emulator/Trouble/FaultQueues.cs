using System.Diagnostics.CodeAnalysis;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>The faults that are scripted for what comes next, by kind: first those in the kind's queue, then its standing one.</summary>
internal sealed class FaultQueues<TKind, TFault>
    where TKind : struct, Enum
    where TFault : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKind, Queue<TFault>> _queues = [];
    private readonly Dictionary<TKind, TFault> _standing = [];
    private volatile bool _isEmpty = true;

    /// <summary>Gets whether nothing was scripted since the last <see cref="Clear"/>: what every frame is asked, without a lock.</summary>
    public bool IsEmpty => _isEmpty;

    public void Add(TKind kind, int times, [NotNull] TFault? fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (_gate)
        {
            if (!_queues.TryGetValue(kind, out Queue<TFault>? queue))
            {
                _queues.Add(kind, queue = new Queue<TFault>());
            }

            for (int count = 0; count < times; count++)
            {
                queue.Enqueue(fault);
            }

            _isEmpty = false;
        }
    }

    public void SetStanding(TKind kind, [NotNull] TFault? fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            _standing[kind] = fault;
            _isEmpty = false;
        }
    }

    public int Count(TKind kind)
    {
        lock (_gate)
        {
            return _queues.TryGetValue(kind, out Queue<TFault>? queue) ? queue.Count : 0;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _queues.Clear();
            _standing.Clear();
            _isEmpty = true;
        }
    }

    /// <summary>Takes the next fault of a kind; null where none is scripted.</summary>
    public TFault? Take(TKind kind)
    {
        lock (_gate)
        {
            return _queues.TryGetValue(kind, out Queue<TFault>? queue) && queue.TryDequeue(out TFault? fault)
                ? fault
                : _standing.GetValueOrDefault(kind);
        }
    }
}
