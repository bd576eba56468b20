namespace Easemob.Messaging.Sync;

/// <summary>The events as an asynchronous sequence; each enumeration has a queue of its own, from its beginning on.</summary>
internal sealed class EventStream(EventHub hub) : IAsyncEnumerable<ChatEvent>
{
    public async IAsyncEnumerator<ChatEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        EventQueue queue = hub.Subscribe();
        try
        {
            await foreach (ChatEvent happened in queue.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return happened;
            }
        }
        finally
        {
            hub.Unsubscribe(queue);
        }
    }
}
