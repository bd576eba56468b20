namespace Easemob.Messaging;

/// <summary>The conversations of a cache.</summary>
public interface IConversationStore
{
    /// <summary>Gets the local list: one-to-one and group conversations, the newest message first, those without messages last.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what a server list told: the conversations and their newest messages. A conversation that the cache does not know
    /// takes its unread count from the list; one that it knows keeps its own. Conversations that are not in the list stay.
    /// </summary>
    /// <param name="conversations">The conversations as the server listed them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default);
}
