namespace Easemob.Messaging;

/// <summary>The conversations of a cache.</summary>
public interface IConversationStore
{
    /// <summary>Gets the local list: one-to-one and group conversations, the newest message first, those without messages last.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what a server list told: the conversations and their newest messages. A conversation that the cache does not know
    /// takes its unread count from the list; one that it knows keeps its own. Conversations that are not in the list stay, and so do pins
    /// and marks, which such a list does not tell.
    /// </summary>
    /// <param name="conversations">The conversations as the server listed them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what a server list told that tells pins and marks too: as <see cref="SaveConversationsAsync"/> does, and the pins and marks of
    /// the conversations become those of the list.
    /// </summary>
    /// <param name="conversations">The conversations as the server listed them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveLabelledConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default);

    /// <summary>Keeps a conversation's pin, as the server told it. A conversation that the cache does not know is not listed by that.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="pinnedAt">When it was pinned; null where it is not.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SetPinnedAsync(ConversationKey conversation, DateTimeOffset? pinnedAt, CancellationToken cancellationToken = default);

    /// <summary>Gives conversations a mark that they have on the server. Those that the cache does not know are not listed by that.</summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="mark">The number of the mark, 0 to 19.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task AddMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);

    /// <summary>Takes a mark away from conversations that have lost it on the server.</summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="mark">The number of the mark, 0 to 19.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task RemoveMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);
}
