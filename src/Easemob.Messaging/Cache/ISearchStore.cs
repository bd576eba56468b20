namespace Easemob.Messaging;

/// <summary>The search of a cache's messages.</summary>
public interface ISearchStore
{
    /// <summary>Searches one page of messages.</summary>
    /// <param name="search">What to look for.</param>
    /// <param name="cursor">The cursor of the page before, or null for the first one.</param>
    /// <param name="pageSize">How many messages at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages found, in the order of the search's direction.</returns>
    /// <exception cref="ArgumentException">The cursor is none.</exception>
    Task<CursorPage<SearchHit>> SearchAsync(
        MessageSearch search, string? cursor, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Counts what there is to be found by conversation.</summary>
    /// <param name="search">What to look for; its direction does not matter.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The conversations, the one with the newest message first.</returns>
    Task<IReadOnlyList<ConversationHits>> SearchByConversationAsync(MessageSearch search, CancellationToken cancellationToken = default);
}
