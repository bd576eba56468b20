namespace Easemob.Messaging;

/// <summary>The conversations of the cache. What is said at <see cref="ILocalStore"/> holds here.</summary>
/// <remarks>
/// <para>
/// The list holds what server lists, fetched history and arriving messages brought into it, and what <see cref="GetOrCreateAsync"/> put
/// there; deleting takes a conversation off it.
/// </para>
/// <para>
/// Of a conversation with n unread messages, the n newest that others sent and that were not read one by one are unread; but a message that
/// arrived goes before one that was only fetched and is yet to arrive. Reading here
/// sends no receipt: for that there are <see cref="IChatManager.SendReadReceiptAsync"/> and
/// <see cref="IChatManager.SendConversationReadReceiptAsync"/>. Chat rooms and threads never have unread messages.
/// </para>
/// </remarks>
public interface ILocalConversations
{
    /// <summary>
    /// Gets the list. Mirrors <c>getAllConversations:</c>, <c>getConversationsByType</c> and <c>filterConversationsFromDB</c>.
    /// </summary>
    /// <param name="filter">
    /// Which conversations are wanted; null for all one-to-one and group conversations. Chat rooms and threads only where it names them.
    /// </param>
    /// <param name="sort">Their order. The default is the newest message first.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The conversations; those without messages come last.</returns>
    /// <exception cref="ArgumentException">The filter names no type, a mark that is not from 0 to 19, or ends before it begins.</exception>
    Task<IReadOnlyList<Conversation>> GetAllAsync(
        ConversationFilter? filter = null,
        ConversationSort sort = ConversationSort.Newest,
        CancellationToken cancellationToken = default);

    /// <summary>Finds a conversation of any type. Mirrors <c>getConversationWithConvId:</c>.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The conversation, or null where it is not in the list.</returns>
    /// <exception cref="ArgumentException">The key is the default value.</exception>
    Task<Conversation?> FindAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets a conversation of any type, putting it into the list where it is not there. Mirrors
    /// <c>getConversation:type:createIfNotExist:</c>.
    /// </summary>
    /// <remarks>
    /// The server is not asked whether there is such a user, group, room or thread. One that was deleted with its messages kept shows them
    /// again.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The conversation with all that the cache knows of it; nothing is unread in one that was not there.</returns>
    /// <exception cref="ArgumentException">The key is the default value.</exception>
    Task<Conversation> GetOrCreateAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes conversations here and nowhere else. Mirrors <c>deleteConversations:isDeleteMessages:</c>. To delete one on the server, use
    /// <see cref="IChatManager.DeleteServerConversationAsync"/>.
    /// </summary>
    /// <remarks>
    /// A conversation comes back when it is fetched from the server or a message arrives in it; what was unread before is not unread again,
    /// unless a server list counts it. Its extension is gone then; pin, marks and reminders are the server's and stay. Deleted messages
    /// come back when they are fetched again, unless <see cref="EasemobOptions.KeepLocalDeletions"/> is set; what the server removed does
    /// not. The files of deleted messages in <see cref="IAttachments.DirectoryPath"/> go with them. Messages in the <see
    /// cref="IChatManager.Outbox"/> stay.
    /// </remarks>
    /// <param name="conversations">The conversations, of any type. Those that are not in the list are not counted.</param>
    /// <param name="messages">What becomes of their messages.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>How many were in the list.</returns>
    /// <exception cref="ArgumentException">There is no conversation, or a key is the default value.</exception>
    Task<int> DeleteAsync(
        IEnumerable<ConversationKey> conversations, LocalMessages messages, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets what the application notes on a conversation, for itself: <see cref="Conversation.Extension"/>. Mirrors the vendor's
    /// <c>ext</c> and <c>setExtField</c>.
    /// </summary>
    /// <param name="conversation">The conversation, of any type but a thread.</param>
    /// <param name="extension">The note, of any length, or null to remove it.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>False where the conversation is not in the list: then nothing is kept.</returns>
    /// <exception cref="ArgumentException">The key is the default value or a thread's.</exception>
    Task<bool> SetExtensionAsync(ConversationKey conversation, string? extension, CancellationToken cancellationToken = default);

    /// <summary>Gets the newest message of a conversation. Mirrors <c>latestMessage</c>.</summary>
    /// <param name="conversation">The conversation, of any type, in the list or not.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, or null where the cache has none.</returns>
    /// <exception cref="ArgumentException">The key is the default value.</exception>
    Task<ChatMessage?> GetLatestMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets the newest message of a conversation that somebody else sent. Mirrors <c>lastReceivedMessage</c> and
    /// <c>getLatestMessageFromOthers</c>.
    /// </summary>
    /// <param name="conversation">The conversation, of any type, in the list or not.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The message, or null where the cache has none.</returns>
    /// <exception cref="ArgumentException">The key is the default value.</exception>
    Task<ChatMessage?> GetLatestReceivedMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Adds up the unread messages of the list. Mirrors <c>getUnreadMessageCount</c>.</summary>
    /// <param name="rule">
    /// Which conversations count. The default leaves out those of which the user does not want to be reminded of every message; until a
    /// change on another device has told that, a conversation counts.
    /// </param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<int> GetUnreadCountAsync(UnreadRule rule = UnreadRule.Reminded, CancellationToken cancellationToken = default);

    /// <summary>Takes everything in a conversation for read. Mirrors <c>markAllMessagesAsRead:</c>.</summary>
    /// <param name="conversation">The conversation. One that is not in the cache has no effect.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="ArgumentException">The key is the default value.</exception>
    Task MarkReadAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes single messages for read: the count of the conversation falls by those among them that were unread. Mirrors
    /// <c>markMessageAsReadWithId:</c>.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageIds">The ids. Messages that are not in the cache, or that this user sent, have no effect.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="ArgumentException">The key is the default value, or there is no id, or one is no message id.</exception>
    Task MarkReadAsync(ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>Takes everything in all conversations for read. Mirrors <c>markAllConversationsAsRead</c>.</summary>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task MarkAllReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Observes the list. The vendor's clients have nothing like it.</summary>
    /// <remarks>
    /// <para>
    /// The first update comes at once, with the list as it is, be it empty. Another one comes when something of what is listed has changed:
    /// through this client, what it receives, or another process that has the same cache open (that within a second). Updates are told one
    /// at a time and at most 20 times a second; who takes longer over one gets the newest state next, not what came between.
    /// </para>
    /// <para>
    /// The enumeration ends when the client is disposed, and throws <see cref="OperationCanceledException"/> when it is cancelled,
    /// <see cref="EasemobCacheException"/> when the cache cannot be read, and <see cref="ObjectDisposedException"/> where the client had
    /// been disposed before it began. It may be begun several times, each for itself. Nothing is observed unless somebody enumerates.
    /// </para>
    /// </remarks>
    /// <param name="filter">Which conversations are wanted, as with <see cref="GetAllAsync"/>.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="limit">How many at most, from the beginning of the list; at least 1. Null for all.</param>
    /// <returns>The updates.</returns>
    /// <exception cref="ArgumentException">The filter is none, as with <see cref="GetAllAsync"/>, or the limit is less than 1.</exception>
    IAsyncEnumerable<ListUpdate<Conversation>> Observe(
        ConversationFilter? filter = null, ConversationSort sort = ConversationSort.Newest, int? limit = null);
}
