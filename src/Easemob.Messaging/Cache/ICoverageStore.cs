namespace Easemob.Messaging;

/// <summary>What a cache knows of which parts of the server's history it holds completely.</summary>
public interface ICoverageStore
{
    /// <summary>
    /// Keeps a page of history as <see cref="IMessageStore.SaveMessagesAsync"/> does and, in the same transaction, notes the part that it
    /// completes.
    /// </summary>
    /// <remarks>
    /// A page completes what is between the place where it was to begin, exclusive, and its last record, also where records are commands or
    /// were removed before. Where no place was asked for, or where nobody knows when the message with that id was sent, it begins
    /// with its first record. On the way up a page without a cursor completes everything that is older. A filtered page completes nothing.
    /// </remarks>
    /// <param name="request">What was asked for.</param>
    /// <param name="page">What the server answered.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveHistoryPageAsync(HistoryRequest request, CursorPage<ChatMessage> page, CancellationToken cancellationToken = default);

    /// <summary>Gets which parts of a conversation's history are held completely.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<HistoryCoverage> GetCoverageAsync(ConversationKey conversation, CancellationToken cancellationToken = default);
}
