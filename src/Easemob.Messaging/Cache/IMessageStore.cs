namespace Easemob.Messaging;

/// <summary>The messages of a cache.</summary>
public interface IMessageStore
{
    /// <summary>Loads messages of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="startMessageId">
    /// Where to begin, exclusive. A position: the message need not be in the cache. Null for the newest (up) or oldest (down).
    /// </param>
    /// <param name="count">How many at most.</param>
    /// <param name="direction">Which way to go.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in ascending order of server time, then id.</returns>
    Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        ConversationKey conversation,
        string? startMessageId,
        int count,
        SearchDirection direction,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps messages that the server told of, and the conversations they belong to. A message that is there already takes the
    /// server's body, time and state; one that was removed does not come back; commands are not kept. Unread counts do not change.
    /// </summary>
    /// <param name="messages">The messages, in any order.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default);
}
