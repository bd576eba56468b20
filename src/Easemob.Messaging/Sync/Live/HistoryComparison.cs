namespace Easemob.Messaging.Sync;

/// <summary>
/// Compares what the cache holds of a conversation with the server's history, page by page from the newest message to the oldest one that
/// is cached, and drops what the server no longer has.
/// </summary>
internal sealed class HistoryComparison(IChatTransport transport, ICheckStore store)
{
    /// <summary>Makes one comparison.</summary>
    /// <param name="check">What to compare.</param>
    /// <param name="dropped">Is given the ids of the dropped messages, oldest first; also where the comparison fails half way.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    public async Task RunAsync(ConversationCheck check, List<string> dropped, CancellationToken cancellationToken)
    {
        var trail = new CursorTrail(null);
        ChatMessage? next = null;
        string? start = null;
        while (await store.FindOldestServerMessageAsync(check.Conversation, cancellationToken).ConfigureAwait(false) is { } oldest)
        {
            CursorPage<ChatMessage> page = await FetchAsync(check.Conversation, start, cancellationToken).ConfigureAwait(false);
            bool isFromBeginning = page.Cursor is null;

            // A server that leads in a circle shows no more, and has not shown its oldest message either.
            bool isLast = isFromBeginning || !trail.TryFollow(page.Cursor!);
            if (page.Items.Count > 0 || isFromBeginning)
            {
                var slice = new HistorySlice { Messages = page.Items, Next = next, IsFromBeginning = isFromBeginning };
                dropped.InsertRange(0, await store.DropMissingAsync(check, slice, cancellationToken).ConfigureAwait(false));
                next = page.Items.Count > 0 ? page.Items[0] : next;
            }

            if (isLast || (next is not null && ChatMessage.OrderInConversation(next, oldest) <= 0))
            {
                break;
            }

            start = page.Cursor;
        }
    }

    private Task<CursorPage<ChatMessage>> FetchAsync(ConversationKey conversation, string? start, CancellationToken cancellationToken) =>
        transport.FetchHistoryAsync(
            new HistoryRequest
            {
                Conversation = conversation,
                Start = start,
                PageSize = ServerLimits.HistoryPageSize,
                Query = new HistoryQuery { SaveToCache = false },
            },
            cancellationToken);
}
