using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Sync;

/// <summary>Gets conversation lists from the server and keeps them in the cache.</summary>
internal sealed class ConversationList(IConversationTransport transport, IConversationStore store, CacheSession session)
{
    public Task<IReadOnlyList<Conversation>> GetRecentAsync(CancellationToken cancellationToken) =>
        GetAndSaveAsync(() => transport.GetConversationsAsync(cancellationToken));

    public Task<IReadOnlyList<Conversation>> GetPageAsync(int pageNumber, int pageSize, CancellationToken cancellationToken) =>
        GetAndSaveAsync(() => transport.GetConversationsAsync(pageNumber, pageSize, cancellationToken));

    /// <summary>Lists by cursor: nothing is asked for before the list is walked, and each page is kept before it is handed on.</summary>
    public AsyncPageable<Conversation> List(ConversationQuery query) => new CursorPageable<Conversation>(
        (cursor, pageSize, cancellationToken) => GetPageAsync(
            new ConversationListRequest { Query = query, Cursor = cursor, PageSize = pageSize }, cancellationToken),
        query.Mark is null ? ServerLimits.ConversationCursorPageSize : ServerLimits.MarkedConversationPageSize,
        RestOperations.GetConversations);

    private async Task<CursorPage<Conversation>> GetPageAsync(ConversationListRequest request, CancellationToken cancellationToken)
    {
        int asked = session.Number;
        CursorPage<Conversation> page = await transport.GetConversationsAsync(request, cancellationToken).ConfigureAwait(false);
        if (page.Items.Count > 0)
        {
            await session
                .SaveAsync(asked, () => store.SaveLabelledConversationsAsync(page.Items, CancellationToken.None))
                .ConfigureAwait(false);
        }

        return page;
    }

    private async Task<IReadOnlyList<Conversation>> GetAndSaveAsync(Func<Task<IReadOnlyList<Conversation>>> ask)
    {
        int asked = session.Number;
        IReadOnlyList<Conversation> conversations = await ask().ConfigureAwait(false);
        if (conversations.Count > 0)
        {
            await session.SaveAsync(asked, () => store.SaveConversationsAsync(conversations, CancellationToken.None)).ConfigureAwait(false);
        }

        return conversations;
    }
}
