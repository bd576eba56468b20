namespace Easemob.Messaging;

/// <summary>Pinned messages on the server. A part of <see cref="IChatTransport"/>.</summary>
public interface IPinnedMessageTransport
{
    /// <summary>Pins a message for everyone in its conversation; one that is pinned already is pinned anew.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> PinMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken = default);

    /// <summary>Takes a message off the pinned ones, for everyone in its conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<ServerReceipt> UnpinMessageAsync(
        ConversationKey conversation, string messageId, CancellationToken cancellationToken = default);

    /// <summary>Gets one page of a conversation's pinned messages.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="pageSize">Messages a page, 1 to 50.</param>
    /// <param name="cursor">The cursor of the page before, or null for the first.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, the last pinned first, and the cursor of the next page.</returns>
    Task<CursorPage<PinnedMessage>> GetPinnedMessagesAsync(
        ConversationKey conversation, int pageSize, string? cursor, CancellationToken cancellationToken = default);
}
