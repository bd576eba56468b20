namespace Easemob.Messaging.Local;

/// <summary>
/// A query of the cache that is made again when the cache has changed, for as long as somebody enumerates it. What changes while the
/// update before is looked at comes in one update.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="changes">Tells of changes.</param>
/// <param name="query">The query.</param>
/// <param name="findChanges">Finds what leads from one list to the next.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class LiveQuery<T>(
    ICacheChanges changes,
    Func<CancellationToken, Task<IReadOnlyList<T>>> query,
    Func<IReadOnlyList<T>, IReadOnlyList<T>, IReadOnlyList<ListChange<T>>> findChanges,
    TimeProvider timeProvider) : IAsyncEnumerable<ListUpdate<T>>
{
    // What comes in quickly is not slowed down by a query after each message.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public async IAsyncEnumerator<ListUpdate<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<T>? shown = null;
        await foreach (long _ in changes.Watch(cancellationToken).ConfigureAwait(false))
        {
            long begun = timeProvider.GetTimestamp();
            if (await FindItemsAsync(cancellationToken).ConfigureAwait(false) is not { } items)
            {
                yield break;
            }

            IReadOnlyList<ListChange<T>> steps = findChanges(shown ?? [], items);
            if (shown is null || steps.Count > 0)
            {
                shown = items;
                yield return new ListUpdate<T> { Items = items, Changes = steps };
            }

            TimeSpan left = Interval - timeProvider.GetElapsedTime(begun);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Null where the cache was closed meanwhile.
    private async Task<IReadOnlyList<T>?> FindItemsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await query(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
