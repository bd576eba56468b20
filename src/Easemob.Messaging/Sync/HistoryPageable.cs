using System.Runtime.CompilerServices;

namespace Easemob.Messaging.Sync;

/// <summary>A conversation's history as a stream.</summary>
internal sealed class HistoryPageable(History history, ConversationKey conversation, HistoryQuery query) : AsyncPageable<ChatMessage>
{
    public override IAsyncEnumerable<CursorPage<ChatMessage>> AsPages(string? cursor = null, int? pageSize = null)
    {
        int size = pageSize ?? ServerLimits.HistoryPageSize;
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(pageSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, ServerLimits.HistoryPageSize, nameof(pageSize));
        return FetchAsync(cursor ?? query.StartMessageId, size);
    }

    private protected override IEnumerable<ChatMessage> InOrder(CursorPage<ChatMessage> page) =>
        query.Direction == SearchDirection.Up ? page.Items.Reverse() : page.Items;

    private async IAsyncEnumerable<CursorPage<ChatMessage>> FetchAsync(
        string? start, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var request = new HistoryRequest { Conversation = conversation, Start = start, PageSize = pageSize, Query = query };
            CursorPage<ChatMessage> page = await history.FetchPageAsync(request, cancellationToken).ConfigureAwait(false);
            yield return page;

            if (page.Cursor is null)
            {
                yield break;
            }

            if (page.Cursor == start)
            {
                throw new EasemobProtocolException(
                    EasemobErrorCode.MalformedResponse, "The server answered with the cursor that it was asked with, so the history would never end.");
            }

            start = page.Cursor;
        }
    }
}
