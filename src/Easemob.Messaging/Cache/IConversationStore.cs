namespace Easemob.Messaging;

/// <summary>The conversations of a cache.</summary>
public interface IConversationStore
{
    /// <summary>Gets the local list.</summary>
    /// <param name="filter">Which conversations are wanted; null for all one-to-one and group conversations.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="limit">How many at most, at least 1; null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<Conversation>> GetConversationsAsync(
        ConversationFilter? filter = null,
        ConversationSort sort = ConversationSort.Newest,
        int? limit = null,
        CancellationToken cancellationToken = default);

    /// <summary>Finds a conversation of any type in the local list.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The conversation, or null where it is not in the list.</returns>
    Task<Conversation?> FindConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Puts a conversation into the local list, unless it is there, durably.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The conversation with all that is known of it.</returns>
    Task<Conversation> GetOrAddConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Finds the newest message of a conversation, listed or not.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="receivedOnly">Whether only what others sent counts.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, or null where there is none.</returns>
    Task<ChatMessage?> FindLatestMessageAsync(
        ConversationKey conversation, bool receivedOnly = false, CancellationToken cancellationToken = default);

    /// <summary>Adds up the unread messages of the local list.</summary>
    /// <param name="rule">Which conversations count.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<int> GetUnreadCountAsync(UnreadRule rule = UnreadRule.Reminded, CancellationToken cancellationToken = default);

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

    /// <summary>Notes that this user has read everything in a conversation, durably: nothing in it is unread.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task MarkReadAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Notes that this user has read single messages of a conversation, durably. The count falls by those among them that were unread.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageIds">The ids of the messages. Those that are not there, or that this user sent, have no effect.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task MarkReadAsync(
        ConversationKey conversation, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Notes that this user has read everything in all conversations, durably.</summary>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task MarkAllReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets or removes what the application notes on a conversation, durably.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="extension">The note, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether the conversation is in the local list.</returns>
    Task<bool> SetExtensionAsync(ConversationKey conversation, string? extension, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes conversations off the local list, durably. Their notes go; their pins and marks, which are the server's, and what is known of
    /// the server's removals stay.
    /// </summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="messages">What becomes of their messages.</param>
    /// <param name="forGood">Whether messages that are deleted stay so when history or lists have them again.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many were in the list.</returns>
    Task<int> DeleteConversationsAsync(
        IReadOnlyCollection<ConversationKey> conversations,
        LocalMessages messages,
        bool forGood = false,
        CancellationToken cancellationToken = default);
}
