namespace Easemob.Messaging;

/// <summary>The messages of the cache. What is said at <see cref="ILocalStore"/> holds here.</summary>
/// <remarks>
/// Deleting is local: a later fetch of the same history brings back what the server still has, unless
/// <see cref="EasemobOptions.KeepLocalDeletions"/> says otherwise. Messages that are still on their way to the
/// server are not among these but in the <see cref="IMessageOutbox"/>; commands are never kept.
/// </remarks>
public interface ILocalMessages
{
    /// <summary>Finds a message by its id. Mirrors the vendor's <c>getMessageWithMessageId</c>.</summary>
    /// <param name="messageId">The id.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, whatever conversation it is in; null where the cache does not have it.</returns>
    /// <exception cref="ArgumentException">The id is none.</exception>
    Task<ChatMessage?> FindAsync(string messageId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds messages by their ids. Mirrors the vendor's <c>getMessages</c>, without its limit of 20 ids and of one conversation.
    /// </summary>
    /// <param name="messageIds">The ids; there may be any number.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in the order of the ids, each once; those that the cache does not have are left out.</returns>
    /// <exception cref="ArgumentException">An id is none.</exception>
    Task<IReadOnlyList<ChatMessage>> GetAsync(IEnumerable<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Loads messages by place, time, type and sender. Mirrors the vendor's <c>loadMessages…</c> and <c>searchMsgFromDB</c> without a
    /// keyword; its limit of 400 messages a call holds.
    /// </summary>
    /// <param name="query">Which messages; without any setting the newest of all conversations.</param>
    /// <param name="count">How many at most: those nearest to where the query begins. From 1 to 400.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in ascending order of server time, then id, whatever the direction.</returns>
    /// <exception cref="ArgumentException">The query does not hold together, or the count is out of range.</exception>
    Task<IReadOnlyList<ChatMessage>> LoadAsync(MessageQuery query, int count = 20, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads messages one after the other, as many as there are: an export, say. The vendor has no such method; it stands for repeated
    /// calls of <see cref="LoadAsync"/>.
    /// </summary>
    /// <remarks>
    /// Memory stays the same however many there are, and nobody is kept from writing: what is read is one state of the cache for each page
    /// only, so a message that is inserted or deleted ahead of the reader may show or not. Nothing is read before the enumeration; a
    /// <see cref="CancellationToken"/> goes to <c>WithCancellation</c>.
    /// </remarks>
    /// <param name="query">Which messages.</param>
    /// <returns>The messages in the query's direction, from where it begins; each enumeration begins anew.</returns>
    /// <exception cref="ArgumentException">The query does not hold together.</exception>
    IAsyncEnumerable<ChatMessage> Stream(MessageQuery query);

    /// <summary>
    /// Counts messages. Mirrors the vendor's <c>messagesCount</c>, <c>getMessageCountStart:to:</c> and, for all conversations,
    /// <c>getMessageCount</c>.
    /// </summary>
    /// <param name="conversation">The conversation, or null for all, chat rooms and threads too.</param>
    /// <param name="from">The earliest time, inclusive; null for the beginning.</param>
    /// <param name="to">The end of the time, exclusive, whereas the vendor includes it; null for the end.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentException">The range ends before it begins.</exception>
    Task<int> CountAsync(
        ConversationKey? conversation = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a message into its conversation, where its time says, and the conversation into the list. Mirrors the vendor's
    /// <c>insertMessage</c> and <c>saveMessage</c>. Unread counts do not change.
    /// </summary>
    /// <remarks>
    /// <see cref="ChatMessage.LocalExtension"/> and the paths of its files are kept too. The server learns nothing of the message; should it
    /// have one with this id, a later fetch replaces all but those.
    /// </remarks>
    /// <param name="message">The message; its id may be any that no other message has.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>False where a message with its id is there already or was removed: then nothing changed.</returns>
    /// <exception cref="ArgumentException">The message is a command, or has an unknown body that did not come from the service.</exception>
    Task<bool> InsertAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts a message at the end of its conversation: <see cref="InsertAsync"/>, but where its time is not the newest it takes the newest
    /// message's, or a millisecond more. Mirrors the vendor's <c>appendMessage</c>.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>
    /// The message as it is in the cache now; null where a message with its id is there already or was removed: then nothing changed.
    /// </returns>
    /// <exception cref="ArgumentException">The message is a command, or has an unknown body that did not come from the service.</exception>
    Task<ChatMessage?> AppendAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the body, the extensions and the local extension of a message; all else stays as it is, whatever the message says. Mirrors
    /// the vendor's <c>updateMessage</c>. The server and others learn nothing of it, and a later fetch of its history brings back the
    /// server's body and extensions.
    /// </summary>
    /// <param name="message">The message, with the id and the conversation of the one to change.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>False where the conversation has no message with this id.</returns>
    /// <exception cref="ArgumentException">The message is a command, or has an unknown body that did not come from the service.</exception>
    Task<bool> UpdateAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Sets <see cref="ChatMessage.LocalExtension"/> of a message, which no fetch changes.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="extension">The text, or null for none.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>False where the cache has no message with this id.</returns>
    /// <exception cref="ArgumentException">The id is none.</exception>
    Task<bool> SetExtensionAsync(string messageId, string? extension, CancellationToken cancellationToken = default);

    /// <summary>Deletes single messages. Mirrors the vendor's <c>deleteMessageWithId</c>.</summary>
    /// <param name="conversation">The conversation. It stays in the list, and its unread count does without those that were unread.</param>
    /// <param name="messageIds">The ids; there may be any number.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many messages were deleted.</returns>
    /// <exception cref="ArgumentException">The key names no conversation, there is no id, or one is none.</exception>
    Task<int> DeleteAsync(ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the messages of a time. Mirrors the vendor's <c>removeMessagesStart:to:</c>, which does not say whether its bounds are
    /// included.
    /// </summary>
    /// <param name="conversation">The conversation. It stays in the list, and its unread count does without those that were unread.</param>
    /// <param name="from">The earliest time, inclusive.</param>
    /// <param name="to">The end of the time, exclusive.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many messages were deleted.</returns>
    /// <exception cref="ArgumentException">The key names no conversation, or the range ends before it begins.</exception>
    Task<int> DeleteAsync(
        ConversationKey conversation, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>Deletes all messages of a conversation. Mirrors the vendor's <c>deleteAllMessages</c> and <c>clearAllMessages</c>.</summary>
    /// <param name="conversation">The conversation. It stays in the list, with nothing unread.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many messages were deleted.</returns>
    /// <exception cref="ArgumentException">The key names no conversation.</exception>
    Task<int> DeleteAllAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the messages of all conversations that are older than a time. Mirrors the vendor's <c>deleteMessagesBefore</c>. No single
    /// transaction: a thousand messages each, so that others can write in between.
    /// </summary>
    /// <param name="time">The time, exclusive.</param>
    /// <param name="cancellationToken">Stops; what was deleted so far stays deleted.</param>
    /// <returns>How many messages were deleted.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default);

    /// <summary>
    /// Observes the newest messages of a conversation. What is said at <see cref="ILocalConversations.Observe"/> of updates and of the end
    /// holds here. The vendor's clients have nothing like it.
    /// </summary>
    /// <param name="conversation">The conversation, of any type, in the list or not.</param>
    /// <param name="count">How many messages at most, 1 to 400. The default is 50.</param>
    /// <returns>The updates, each with the messages in ascending order.</returns>
    /// <exception cref="ArgumentException">The key is the default value, or the count is out of range.</exception>
    IAsyncEnumerable<ListUpdate<ChatMessage>> ObserveNewest(ConversationKey conversation, int count = 50);
}
