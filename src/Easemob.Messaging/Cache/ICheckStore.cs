namespace Easemob.Messaging;

/// <summary>The comparisons with the server that are still to be made, in a cache.</summary>
public interface ICheckStore
{
    /// <summary>Gets the comparisons that are to be made, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<ConversationCheck>> GetChecksAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds the oldest message that a comparison could drop.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, or null where there is none: then there is nothing to compare.</returns>
    Task<ChatMessage?> FindOldestServerMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Compares a stretch of the server's history with the cache and drops what the server no longer has, for good.
    /// </summary>
    /// <remarks>
    /// Only messages that the server is known to keep are dropped: never imported ones, ones for receivers who were online, or ones that
    /// came after the notice. Messages older than the oldest of the server may have expired there; they are dropped only where they are
    /// younger than the server is known to keep messages. What is dropped after the newest message of the server may come again: it could
    /// be that the server's history lags behind.
    /// </remarks>
    /// <param name="check">The comparison.</param>
    /// <param name="slice">The stretch.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The ids of the dropped messages, oldest first.</returns>
    Task<IReadOnlyList<string>> DropMissingAsync(
        ConversationCheck check, HistorySlice slice, CancellationToken cancellationToken = default);

    /// <summary>Forgets a comparison that was made, durably.</summary>
    /// <param name="check">The comparison.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>False where another notice came meanwhile, so that the comparison has to be made again.</returns>
    Task<bool> CompleteCheckAsync(ConversationCheck check, CancellationToken cancellationToken = default);
}
