using System.Runtime.CompilerServices;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Sync;

/// <summary>
/// A conversation's history as a stream. From the second page on, the next one is requested while this one is stored and
/// consumed; whoever wants only the first page causes only one request.
/// </summary>
internal sealed class HistoryPageable(History history, ConversationKey conversation, HistoryQuery query) : AsyncPageable<ChatMessage>
{
    public override IAsyncEnumerable<CursorPage<ChatMessage>> AsPages(string? cursor = null, int? pageSize = null)
    {
        int size = pageSize ?? ServerLimits.HistoryPageSize;
        Arguments.RequireRange(size, ServerLimits.HistoryPageSize, nameof(pageSize));
        return FetchAsync(cursor ?? query.StartMessageId, size);
    }

    private protected override IEnumerable<ChatMessage> InOrder(CursorPage<ChatMessage> page) =>
        query.Direction == SearchDirection.Up ? page.Items.Reverse() : page.Items;

    private async IAsyncEnumerable<CursorPage<ChatMessage>> FetchAsync(
        string? start, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int session = history.Session;
        var trail = new CursorTrail(start);
        Task<CursorPage<ChatMessage>> ahead = RequestAsync(start, pageSize, ending.Token);
        try
        {
            for (bool isFirst = true; ; isFirst = false)
            {
                CursorPage<ChatMessage> page = await ArriveAsync(ahead, cancellationToken).ConfigureAwait(false);
                trail.Follow(page.Cursor, RestOperations.FetchHistory);
                start = page.Cursor;
                bool requested = start is not null && !isFirst;
                if (requested)
                {
                    ahead = RequestAsync(start, pageSize, ending.Token);
                }

                await history.SaveAsync(session, query, page).ConfigureAwait(false);
                yield return page;

                if (start is null)
                {
                    yield break;
                }

                ahead = requested ? ahead : RequestAsync(start, pageSize, ending.Token);
            }
        }
        finally
        {
            // Nobody will ask for the page that is under way; no task of ours outlives the enumeration.
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(ahead).ConfigureAwait(false);
            _ = ahead.Exception;
        }
    }

    private Task<CursorPage<ChatMessage>> RequestAsync(string? start, int pageSize, CancellationToken cancellationToken) =>
        history.FetchAsync(
            new HistoryRequest { Conversation = conversation, Start = start, PageSize = pageSize, Query = query }, cancellationToken);

    // A cancelled request carries the token it was given; the caller knows only his own.
    private static async Task<CursorPage<ChatMessage>> ArriveAsync(Task<CursorPage<ChatMessage>> page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(canceled.Message, canceled, cancellationToken);
        }
    }
}
