namespace Easemob.Messaging;

/// <summary>The server's functions for conversations and their list. What is said at <see cref="IChatTransport"/> holds here.</summary>
public interface IConversationTransport
{
    /// <summary>Gets the conversations of the last days: 7 days and 10 conversations unless the vendor raised it.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversations, newest first.</returns>
    Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one numbered page of the conversation list.</summary>
    /// <param name="pageNumber">The page, from 1.</param>
    /// <param name="pageSize">Conversations a page, 1 to 20.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversations, newest first; a page that is not full is the last.</returns>
    Task<IReadOnlyList<Conversation>> GetConversationsAsync(int pageNumber, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Gets one page of the conversation list by cursor, with pins and marks.</summary>
    /// <param name="request">What to get.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversations in the order that <see cref="ConversationQuery"/> tells of, and the cursor of the next page.</returns>
    Task<CursorPage<Conversation>> GetConversationsAsync(ConversationListRequest request, CancellationToken cancellationToken = default);

    /// <summary>Pins a conversation to the top of this user's list.</summary>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>When it was pinned; null where the server answers that it is not pinned.</returns>
    Task<DateTimeOffset?> PinConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Takes a conversation's pin away.</summary>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Null; or when it was pinned, where the server answers that it is pinned all the same.</returns>
    Task<DateTimeOffset?> UnpinConversationAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Gives conversations a mark.</summary>
    /// <param name="conversations">The conversations, 1 to 20: one-to-one or groups.</param>
    /// <param name="mark">The number of the mark, 0 to 19.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Those that the server passed over.</returns>
    Task<IReadOnlyList<ConversationKey>> AddConversationMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);

    /// <summary>Takes a mark away from conversations.</summary>
    /// <param name="conversations">The conversations, 1 to 20: one-to-one or groups.</param>
    /// <param name="mark">The number of the mark, 0 to 19.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Those that the server passed over.</returns>
    Task<IReadOnlyList<ConversationKey>> RemoveConversationMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);

    /// <summary>Deletes a conversation from this user's list.</summary>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="messages">What becomes of its history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> DeleteConversationAsync(
        ConversationKey conversation, ServerMessages messages, CancellationToken cancellationToken = default);

    /// <summary>Deletes all conversations and all messages, for this user only.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> DeleteEverythingAsync(CancellationToken cancellationToken = default);
}
