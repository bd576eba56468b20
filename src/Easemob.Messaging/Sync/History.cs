namespace Easemob.Messaging.Sync;

/// <summary>Fetches history from the server and, unless told otherwise, keeps it in the cache.</summary>
internal sealed class History(IChatTransport transport, ICoverageStore store, CacheSession session)
{
    /// <summary>Gets the number of the session, for <see cref="SaveAsync"/>.</summary>
    public int Session => session.Number;

    public async Task<CursorPage<ChatMessage>> FetchAndSaveAsync(HistoryRequest request, CancellationToken cancellationToken)
    {
        int asked = Session;
        CursorPage<ChatMessage> page = await FetchAsync(request, cancellationToken).ConfigureAwait(false);
        await SaveAsync(asked, request, page).ConfigureAwait(false);
        return page;
    }

    public Task<CursorPage<ChatMessage>> FetchAsync(HistoryRequest request, CancellationToken cancellationToken) =>
        transport.FetchHistoryAsync(request, cancellationToken);

    /// <summary>
    /// Keeps a page that was asked for in a session, where the query says so. The server has answered, so nothing cancels this.
    /// </summary>
    public Task SaveAsync(int asked, HistoryRequest request, CursorPage<ChatMessage> page) =>
        request.Query.SaveToCache
            ? session.SaveAsync(asked, () => store.SaveHistoryPageAsync(request, page, CancellationToken.None))
            : Task.CompletedTask;
}
