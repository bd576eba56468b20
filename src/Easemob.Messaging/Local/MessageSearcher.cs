namespace Easemob.Messaging.Local;

/// <summary>The search as the application sees it: arguments are checked here, the work is the store's.</summary>
internal sealed class MessageSearcher(ISearchStore store) : IMessageSearch
{
    public AsyncPageable<SearchHit> SearchMessages(MessageSearch search) =>
        new SearchPageable(store, Arguments.RequireSearchable(search));

    public Task<IReadOnlyList<ConversationHits>> SearchByConversationAsync(
        MessageSearch search, CancellationToken cancellationToken = default) =>
        store.SearchByConversationAsync(Arguments.RequireSearchable(search), cancellationToken);
}
