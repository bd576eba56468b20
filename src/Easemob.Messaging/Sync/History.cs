namespace Easemob.Messaging.Sync;

/// <summary>Fetches history from the server and, unless told otherwise, keeps it in the cache.</summary>
internal sealed class History(IChatTransport transport, IMessageStore store)
{
    public async Task<CursorPage<ChatMessage>> FetchPageAsync(HistoryRequest request, CancellationToken cancellationToken)
    {
        CursorPage<ChatMessage> page = await transport.FetchHistoryAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Query.SaveToCache && page.Items.Count > 0)
        {
            await store.SaveMessagesAsync(page.Items, CancellationToken.None).ConfigureAwait(false);
        }

        return page;
    }
}
