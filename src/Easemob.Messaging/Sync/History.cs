namespace Easemob.Messaging.Sync;

/// <summary>Fetches history from the server and, unless told otherwise, keeps it in the cache.</summary>
internal sealed class History(IChatTransport transport, IMessageStore store)
{
    public async Task<CursorPage<ChatMessage>> FetchAndSaveAsync(HistoryRequest request, CancellationToken cancellationToken)
    {
        CursorPage<ChatMessage> page = await FetchAsync(request, cancellationToken).ConfigureAwait(false);
        await SaveAsync(request.Query, page).ConfigureAwait(false);
        return page;
    }

    public Task<CursorPage<ChatMessage>> FetchAsync(HistoryRequest request, CancellationToken cancellationToken) =>
        transport.FetchHistoryAsync(request, cancellationToken);

    /// <summary>Keeps a page, where the query says so. The server has answered, so nothing cancels this.</summary>
    public Task SaveAsync(HistoryQuery query, CursorPage<ChatMessage> page) =>
        query.SaveToCache && page.Items.Count > 0 ? store.SaveMessagesAsync(page.Items, CancellationToken.None) : Task.CompletedTask;
}
