namespace Easemob.Messaging;

/// <summary>The server's functions for the messages of a conversation. What is said at <see cref="IChatTransport"/> holds here.</summary>
public interface IMessageTransport
{
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
}
