namespace Easemob.Messaging.Cache;

/// <summary>The search of the messages, and the index that it keeps up with them.</summary>
internal sealed class SearchStore(SqliteDatabase database) : ISearchStore
{
    public async Task<CursorPage<SearchHit>> SearchAsync(
        MessageSearch search, string? cursor, int pageSize, CancellationToken cancellationToken = default)
    {
        MessageSearch own = Arguments.RequireSearchable(search);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        SearchPosition? after = cursor is null ? null : SearchPosition.Parse(cursor);
        return await ReadAsync(session => SearchHits.Load(session, own, after, pageSize), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ConversationHits>> SearchByConversationAsync(
        MessageSearch search, CancellationToken cancellationToken = default)
    {
        MessageSearch own = Arguments.RequireSearchable(search);
        return await ReadAsync(session => SearchHits.Group(session, own), cancellationToken).ConfigureAwait(false);
    }

    // Without an index the same is found, slower. Where the damage is not the index's, it shows again.
    private async Task<T> ReadAsync<T>(Func<SqliteSession, T> query, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ReadAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobCacheException exception) when (SearchIndex.MayHaveFailed(exception))
        {
            await database.WriteAsync(Durability.Normal, SearchIndex.Reset, cancellationToken).ConfigureAwait(false);
            return await database.ReadAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }
}
