using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Hands events on: to the handlers of .NET events, one after the other and in order, by one loop; and to every enumeration. Posting
/// never waits, so that nothing a reader does can hold up the connection or the cache.
/// </summary>
internal sealed class EventHub(ILogger logger)
{
    private readonly object _gate = new();
    private readonly List<EventQueue> _subscribers = [];
    private readonly EventQueue _handlers = new();
    private Task? _loop;
    private bool _isCompleted;

    /// <summary>Raised by the loop for each event; those who listen raise the public ones with <see cref="Raise"/>.</summary>
    public event Action<ChatEvent>? Happened;

    /// <summary>Gets the events as they happen from the beginning of each enumeration on.</summary>
    public IAsyncEnumerable<ChatEvent> Stream => new EventStream(this);

    public void Post(ChatEvent happened)
    {
        lock (_gate)
        {
            if (_isCompleted)
            {
                return;
            }

            _loop ??= Task.Run(RaiseAllAsync);
            _handlers.Post(happened);
            foreach (EventQueue subscriber in _subscribers)
            {
                subscriber.Post(happened);
            }
        }
    }

    public EventQueue Subscribe()
    {
        var queue = new EventQueue();
        lock (_gate)
        {
            if (_isCompleted)
            {
                queue.Complete();
            }
            else
            {
                _subscribers.Add(queue);
            }
        }

        return queue;
    }

    public void Unsubscribe(EventQueue queue)
    {
        lock (_gate)
        {
            _subscribers.Remove(queue);
        }
    }

    /// <summary>Ends all enumerations when they have read what waits, and the loop likewise.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isCompleted = true;
            _handlers.Complete();
            _subscribers.ForEach(static subscriber => subscriber.Complete());
        }
    }

    /// <summary>Calls every handler; one that throws is logged and keeps nobody else from being called.</summary>
    public void Raise<T>(EventHandler<T>? handlers, object sender, T happened)
        where T : ChatEvent
    {
        foreach (EventHandler<T> handler in handlers?.GetInvocationList() ?? [])
        {
            try
            {
                handler(sender, happened);
            }
#pragma warning disable CA1031 // What an application's handler throws must not end the loop; it is logged.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                logger.HandlerFailed(exception, happened.GetType().Name);
            }
        }
    }

    private async Task RaiseAllAsync()
    {
        await foreach (ChatEvent happened in _handlers.ReadAsync().ConfigureAwait(false))
        {
            Happened?.Invoke(happened);
        }
    }
}
