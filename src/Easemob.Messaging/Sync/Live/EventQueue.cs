using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Events on their way to one reader. A reader that is 16,384 events behind loses what comes then, up to where it has caught up, and is
/// told how much that was.
/// </summary>
internal sealed class EventQueue
{
    /// <summary>How many events wait at most.</summary>
    public const int Capacity = 16_384;

    private readonly object _gate = new();

    // Null stands where events were dropped.
    private readonly Channel<ChatEvent?> _channel =
        Channel.CreateUnbounded<ChatEvent?>(new UnboundedChannelOptions { SingleReader = true });

    private int _waiting;
    private long _dropped;

    public void Post(ChatEvent happened)
    {
        lock (_gate)
        {
            if (_dropped > 0)
            {
                _dropped++;
            }
            else if (_waiting < Capacity)
            {
                _waiting++;
                _channel.Writer.TryWrite(happened);
            }
            else if (_channel.Writer.TryWrite(null))
            {
                _dropped = 1;
            }
        }
    }

    /// <summary>Ends the reading when everything that waits was read.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    public async IAsyncEnumerable<ChatEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_channel.Reader.TryRead(out ChatEvent? next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Take(next);
            }
        }
    }

    private ChatEvent Take(ChatEvent? next)
    {
        lock (_gate)
        {
            if (next is not null)
            {
                _waiting--;
                return next;
            }

            long dropped = _dropped;
            _dropped = 0;
            return new EventsDropped { Count = dropped };
        }
    }
}
