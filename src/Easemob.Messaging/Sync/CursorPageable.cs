using System.Runtime.CompilerServices;

namespace Easemob.Messaging.Sync;

/// <summary>A list on the server by cursor, one page after the other as they are asked for.</summary>
/// <param name="fetch">Fetches the page at a cursor, null for the first, of a size.</param>
/// <param name="maxPageSize">The most that the server gives at a time, and what it is asked for unless it is told otherwise.</param>
/// <param name="operation">The name of the operation, for the exception that refuses a circle.</param>
internal sealed class CursorPageable<T>(
    Func<string?, int, CancellationToken, Task<CursorPage<T>>> fetch, int maxPageSize, string operation) : AsyncPageable<T>
{
    public override IAsyncEnumerable<CursorPage<T>> AsPages(string? cursor = null, int? pageSize = null)
    {
        int size = pageSize ?? maxPageSize;
        Arguments.RequireRange(size, maxPageSize, nameof(pageSize));
        return FetchAsync(cursor, size);
    }

    private async IAsyncEnumerable<CursorPage<T>> FetchAsync(
        string? cursor, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var trail = new CursorTrail(cursor);
        do
        {
            CursorPage<T> page = await fetch(cursor, pageSize, cancellationToken).ConfigureAwait(false);
            trail.Follow(page.Cursor, operation);
            cursor = page.Cursor;
            yield return page;
        }
        while (cursor is not null);
    }
}
