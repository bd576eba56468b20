namespace Easemob.Messaging;

/// <summary>
/// A list on the server that is fetched page by page while it is enumerated. Nothing is sent before the enumeration
/// begins; each enumeration begins anew.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>Fetches the list page by page.</summary>
    /// <param name="cursor">The cursor of an earlier page of the same query, or null to begin at the beginning.</param>
    /// <param name="pageSize">How many items to ask for at a time, or null for the most that the server gives.</param>
    /// <returns>The pages, the last one with a null cursor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The server does not give pages of that size.</exception>
    public abstract IAsyncEnumerable<CursorPage<T>> AsPages(string? cursor = null, int? pageSize = null);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (CursorPage<T> page in AsPages().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in InOrder(page))
            {
                yield return item;
            }
        }
    }

    /// <summary>Returns the items of a page in the order in which the list is walked.</summary>
    private protected virtual IEnumerable<T> InOrder(CursorPage<T> page) => page.Items;
}
