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
        HistoryRequest request = RequestFor(start, pageSize, previous: null);
        Task<CursorPage<ChatMessage>> ahead = history.FetchAsync(request, ending.Token);
        try
        {
            for (bool isFirst = true; ; isFirst = false)
            {
                CursorPage<ChatMessage> page = await ArriveAsync(ahead, cancellationToken).ConfigureAwait(false);
                trail.Follow(page.Cursor, RestOperations.FetchHistory);
                HistoryRequest asked = request;
                request = RequestFor(page.Cursor, pageSize, FindLast(page) ?? asked.Previous);
                bool requested = page.Cursor is not null && !isFirst;
                if (requested)
                {
                    ahead = history.FetchAsync(request, ending.Token);
                }

                await history.SaveAsync(session, asked, page).ConfigureAwait(false);
                yield return page;

                if (page.Cursor is null)
                {
                    yield break;
                }

                ahead = requested ? ahead : history.FetchAsync(request, ending.Token);
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

    private HistoryRequest RequestFor(string? start, int pageSize, ChatMessage? previous) =>
        new() { Conversation = conversation, Start = start, PageSize = pageSize, Query = query, Previous = previous };

    private ChatMessage? FindLast(CursorPage<ChatMessage> page) =>
        page.Items.Count == 0 ? null : page.Items[query.Direction == SearchDirection.Up ? 0 : page.Items.Count - 1];

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
