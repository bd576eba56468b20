namespace Easemob.Messaging.Sync;

/// <summary>Gets conversation lists from the server and keeps them in the cache.</summary>
internal sealed class ConversationList(IChatTransport transport, IConversationStore store, CacheSession session)
{
    public Task<IReadOnlyList<Conversation>> GetRecentAsync(CancellationToken cancellationToken) =>
        GetAndSaveAsync(() => transport.GetConversationsAsync(cancellationToken));

    public Task<IReadOnlyList<Conversation>> GetPageAsync(int pageNumber, int pageSize, CancellationToken cancellationToken) =>
        GetAndSaveAsync(() => transport.GetConversationsAsync(pageNumber, pageSize, cancellationToken));

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
