using System.Runtime.CompilerServices;

namespace Easemob.Messaging.Local;

/// <summary>What a search finds, page by page.</summary>
internal sealed class SearchPageable(ISearchStore store, MessageSearch search) : AsyncPageable<SearchHit>
{
    private const int StandardPageSize = 50;
    private const int MaxPageSize = 400;

    public override IAsyncEnumerable<CursorPage<SearchHit>> AsPages(string? cursor = null, int? pageSize = null)
    {
        int size = pageSize ?? StandardPageSize;
        Arguments.RequireRange(size, MaxPageSize, nameof(pageSize));
        return ReadAsync(cursor, size);
    }

    private async IAsyncEnumerable<CursorPage<SearchHit>> ReadAsync(
        string? cursor, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            CursorPage<SearchHit> page = await store.SearchAsync(search, cursor, pageSize, cancellationToken).ConfigureAwait(false);
            yield return page;
            cursor = page.Cursor;
        }
        while (cursor is not null);
    }
}
