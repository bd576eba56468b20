using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// Tells the listener what became of the connection: in order, one thing at a time, and never while a lock is held, so that it may call
/// the channel from there.
/// </summary>
internal sealed class ReportQueue(ILogger logger)
{
    private readonly object _gate = new();
    private readonly Queue<ChatEvent> _waiting = new();
    private bool _isTelling;

    public IRealtimeListener? Listener { get; set; }

    /// <summary>Adds a report; it is told by the next <see cref="Flush"/>.</summary>
    public void Add(ChatEvent change)
    {
        lock (_gate)
        {
            _waiting.Enqueue(change);
        }
    }

    /// <summary>Tells what waits, unless that is being done already.</summary>
    public void Flush()
    {
        while (TryBegin() is { } change)
        {
            Tell(change);
            lock (_gate)
            {
                _isTelling = false;
            }
        }
    }

    private ChatEvent? TryBegin()
    {
        lock (_gate)
        {
            if (_isTelling || _waiting.Count == 0)
            {
                return null;
            }

            _isTelling = true;
            return _waiting.Dequeue();
        }
    }

    private void Tell(ChatEvent change)
    {
        try
        {
            using (ListenerScope.Enter())
            {
                Listener?.Report(change);
            }
        }
#pragma warning disable CA1031 // What a listener throws must not end the connection that it is told of
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.ReportFailed(failure, change.GetType().Name);
        }
    }
}
