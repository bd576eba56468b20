namespace Easemob.Messaging;

/// <summary>The messages of a cache.</summary>
public interface IMessageStore
{
    /// <summary>Finds a message.</summary>
    /// <param name="messageId">Its id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, whatever conversation it is in; null where there is none.</returns>
    Task<ChatMessage?> FindMessageAsync(string messageId, CancellationToken cancellationToken = default);

    /// <summary>Finds messages.</summary>
    /// <param name="messageIds">The ids.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in the order of the ids, each once; those that are not in the cache are left out.</returns>
    Task<IReadOnlyList<ChatMessage>> GetMessagesAsync(IEnumerable<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Loads messages.</summary>
    /// <param name="query">
    /// Which. Its start is a position: no message need be there. Without one, the newest (up) or oldest (down) come first.
    /// </param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in ascending order of server time, then id.</returns>
    Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(MessageQuery query, int count, CancellationToken cancellationToken = default);

    /// <summary>Reads messages one after the other, in pages with nothing held between them.</summary>
    /// <param name="query">Which.</param>
    /// <returns>The messages in the query's direction.</returns>
    IAsyncEnumerable<ChatMessage> StreamMessages(MessageQuery query);

    /// <summary>Counts messages.</summary>
    /// <param name="conversation">The conversation; null for all.</param>
    /// <param name="from">From when, inclusive; null for the beginning.</param>
    /// <param name="to">Until when, exclusive; null for the end.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<int> CountMessagesAsync(
        ConversationKey? conversation, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps messages that the server told of, and the conversations they belong to. A message that is there already takes the
    /// server's body, time and state; one that was removed does not come back; commands are not kept. Unread counts do not change.
    /// </summary>
    /// <param name="messages">The messages, in any order.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SaveMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps messages that the application brings, each where its time says, with what this device notes on them, and lists their
    /// conversations. What is there already, was removed or is a command is passed over. Unread counts do not change.
    /// </summary>
    /// <param name="messages">The messages, in any order.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>What became of them, durably.</returns>
    Task<ImportResult> InsertMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>Keeps a message that the application brings as the newest of its conversation, whose newest time it takes where it is older.</summary>
    /// <param name="message">The message; no command.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The message as it is kept; null where its id is there already or was removed, and nothing changed.</returns>
    Task<ChatMessage?> AppendMessageAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Replaces body, extension and local extension of a message.</summary>
    /// <param name="message">The message; no command.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether it is there, in the conversation it names.</returns>
    Task<bool> UpdateMessageAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Sets what this device notes on a message.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="extension">The note, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether there is such a message.</returns>
    Task<bool> SetExtensionAsync(string messageId, string? extension, CancellationToken cancellationToken = default);

    /// <summary>Deletes messages from the cache alone.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageIds">The ids.</param>
    /// <param name="forGood">Whether those that were there stay away though the server has them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteMessagesAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, bool forGood, CancellationToken cancellationToken = default);

    /// <summary>Deletes messages of a time from the cache alone.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="from">From when, inclusive; null for the beginning.</param>
    /// <param name="to">Until when, exclusive; null for the end.</param>
    /// <param name="forGood">Whether those that were there stay away though the server has them.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteMessagesAsync(
        ConversationKey conversation, DateTimeOffset? from, DateTimeOffset? to, bool forGood, CancellationToken cancellationToken = default);

    /// <summary>Deletes old messages of all conversations from the cache alone, in several transactions.</summary>
    /// <param name="time">Until when, exclusive.</param>
    /// <param name="forGood">Whether those that were there stay away though the server has them.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>How many there were.</returns>
    Task<int> DeleteMessagesBeforeAsync(DateTimeOffset time, bool forGood, CancellationToken cancellationToken = default);
}
