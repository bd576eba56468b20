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
        return await database
            .ReadAsync(session => SearchHits.Load(session, own, after, pageSize), cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ConversationHits>> SearchByConversationAsync(
        MessageSearch search, CancellationToken cancellationToken = default)
    {
        MessageSearch own = Arguments.RequireSearchable(search);
        return await database.ReadAsync(session => SearchHits.Group(session, own), cancellationToken).ConfigureAwait(false);
    }
}
