namespace Easemob.Messaging.Sync;

/// <summary>Gets conversation lists from the server and keeps them in the cache.</summary>
internal sealed class ConversationList(IChatTransport transport, IConversationStore store)
{
    public Task<IReadOnlyList<Conversation>> GetRecentAsync(CancellationToken cancellationToken) =>
        GetAndSaveAsync(transport.GetConversationsAsync(cancellationToken));

    public Task<IReadOnlyList<Conversation>> GetPageAsync(int pageNumber, int pageSize, CancellationToken cancellationToken) =>
        GetAndSaveAsync(transport.GetConversationsAsync(pageNumber, pageSize, cancellationToken));

    private async Task<IReadOnlyList<Conversation>> GetAndSaveAsync(Task<IReadOnlyList<Conversation>> request)
    {
        IReadOnlyList<Conversation> conversations = await request.ConfigureAwait(false);
        if (conversations.Count > 0)
        {
            await store.SaveConversationsAsync(conversations, CancellationToken.None).ConfigureAwait(false);
        }

        return conversations;
    }
}
