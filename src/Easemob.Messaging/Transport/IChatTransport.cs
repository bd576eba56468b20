namespace Easemob.Messaging;

/// <summary>
/// The server's request/response functions, in terms of models. The library's own implementation speaks the vendor's REST
/// protocol; a unit test hands <see cref="ChatManager"/> a mock. Arguments were validated by the caller.
/// </summary>
/// <remarks>
/// Every method throws <see cref="EasemobException"/> for what servers and networks do, and repeats by itself what is safe to
/// repeat. The interface may gain members until version 1.0.
/// </remarks>
public interface IChatTransport : IPinnedMessageTransport, IAttachmentTransport
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

    /// <summary>Fetches one page of a conversation's history.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages in ascending order, and the cursor of the next page.</returns>
    Task<CursorPage<ChatMessage>> FetchHistoryAsync(HistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes messages, for this user only.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageIds">The ids, 1 to 50.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> RemoveMessagesAsync(
        ConversationKey conversation, IReadOnlyList<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Removes all messages up to a time, for this user only.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="before">The time. Whether a message of exactly this millisecond goes is the server's choice.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> RemoveMessagesAsync(
        ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>Deletes a conversation from this user's list.</summary>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="messages">What becomes of its history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> DeleteConversationAsync(
        ConversationKey conversation, ServerMessages messages, CancellationToken cancellationToken = default);
}
