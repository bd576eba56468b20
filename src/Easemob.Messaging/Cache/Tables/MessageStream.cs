namespace Easemob.Messaging.Cache;

/// <summary>The messages of a query one after the other: a transaction for each page, none between pages.</summary>
internal sealed class MessageStream(SqliteDatabase database, MessageQuery query) : IAsyncEnumerable<ChatMessage>
{
    private const int PageSize = 200;

    // To find these among the positions of all conversations takes a look at each, so they are found for many pages at once.
    private const int PositionCount = 10_000;

    public IAsyncEnumerator<ChatMessage> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        query.Conversation is null ? ReadAllAsync(cancellationToken) : ReadConversationAsync(cancellationToken);

    private async IAsyncEnumerator<ChatMessage> ReadConversationAsync(CancellationToken cancellationToken)
    {
        MessageSpan? rest = await database
            .ReadAsync(session => MessageQueries.FindSpan(session, query), cancellationToken)
            .ConfigureAwait(false);
        while (rest is { } span)
        {
            List<ChatMessage> page = await database
                .ReadAsync(session => MessageQueries.Load(session, query, span, PageSize), cancellationToken)
                .ConfigureAwait(false);
            foreach (ChatMessage message in page)
            {
                yield return message;
            }

            rest = page.Count == PageSize ? span.Beyond(MessagePosition.Of(page[PageSize - 1]), query.Direction) : null;
        }
    }

    private async IAsyncEnumerator<ChatMessage> ReadAllAsync(CancellationToken cancellationToken)
    {
        MessageSpan? rest = await database
            .ReadAsync(session => MessageQueries.FindSpan(session, query), cancellationToken)
            .ConfigureAwait(false);
        while (rest is { } span)
        {
            List<MessagePosition> positions = await database
                .ReadAsync(session => MessageQueries.LoadPositions(session, query, span, PositionCount), cancellationToken)
                .ConfigureAwait(false);
            for (int start = 0; start < positions.Count; start += PageSize)
            {
                long[] ids = [.. positions.Skip(start).Take(PageSize).Select(static position => position.StoredId)];
                List<ChatMessage> page = await database
                    .ReadAsync(session => MessageQueries.FindAll(session, ids), cancellationToken)
                    .ConfigureAwait(false);
                foreach (ChatMessage message in page)
                {
                    yield return message;
                }
            }

            rest = positions.Count == PositionCount ? span.Beyond(positions[PositionCount - 1], query.Direction) : null;
        }
    }
}
