namespace Easemob.Messaging;

/// <summary>
/// Server conversations and messages, and what the local cache keeps of them. Mirrors the vendor's chat manager; names keep its
/// verbs: <c>…FromServer…</c> goes to the network, <c>Load…</c> and <c>GetAll…</c> read the cache.
/// </summary>
/// <remarks>
/// <para>For users who mock the facade. The interface may gain members until version 1.0.</para>
/// <para>
/// Every method may be called from any thread. Methods that go to the network throw <see cref="EasemobException"/> and leave the
/// cache as it was when they fail, but for the <see cref="Outbox"/>: <see cref="EasemobConnectionException"/> and
/// <see cref="EasemobTimeoutException"/> when offline, <see cref="EasemobFeatureDisabledException"/> when the app lacks the paid switch,
/// <see cref="EasemobAuthenticationException"/> when signing in fails, <see cref="EasemobRateLimitException"/>,
/// <see cref="EasemobServiceException"/> for other refusals, <see cref="EasemobProtocolException"/> for answers that make no
/// sense. What an application's token provider throws comes as it is. All methods throw <see cref="EasemobCacheException"/> for
/// what the cache file does, <see cref="ArgumentException"/> for wrong arguments before anything is sent,
/// <see cref="ObjectDisposedException"/> once the client is disposed, and <see cref="OperationCanceledException"/>.
/// </para>
/// <para>
/// Fetching, removing and deleting need no realtime connection. Sending, recalling, editing and receipts do: without one they throw
/// <see cref="EasemobConnectionException"/> (300) at once; while one is being made they wait for it. A call that is not done within 15
/// seconds throws <see cref="EasemobTimeoutException"/> (301), one whose connection breaks before the answer <see
/// cref="EasemobConnectionException"/>; <see cref="EasemobException.IsOutcomeUnknown"/> is true where the server may have carried it out.
/// None of them is repeated by itself, except that a message is settled as <see cref="SendMessageAsync"/> says.
/// </para>
/// </remarks>
public interface IChatManager
{
    /// <summary>Gets one numbered page of the conversations kept on the server. Mirrors <c>getConversationsFromServerByPage</c>.</summary>
    /// <remarks>
    /// The page is kept in the cache: the conversations and their newest messages. A conversation the cache does not know takes
    /// its unread count from the server. The server keeps 100 conversations by default, lists one-to-one and group
    /// conversations only, and lags a little behind new messages.
    /// </remarks>
    /// <param name="pageNumber">The page, from 1.</param>
    /// <param name="pageSize">
    /// Conversations a page, 1 to 20 (<see cref="ServerLimits.ConversationPageSize"/>). The default is 20.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The conversations, newest first. A page that is not full is the last one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page number or size is out of range.</exception>
    Task<IReadOnlyList<Conversation>> GetConversationsFromServerByPageAsync(
        int pageNumber, int pageSize = ServerLimits.ConversationPageSize, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets the recent conversations kept on the server: by default 10 of the last 7 days. Mirrors
    /// <c>getConversationsFromServer</c>. What is said of the cache at <see cref="GetConversationsFromServerByPageAsync"/> holds here.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The conversations, newest first.</returns>
    Task<IReadOnlyList<Conversation>> GetConversationsFromServerAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Gets the conversations kept on the server with their pins and marks, page by page while they are enumerated. Mirrors
    /// <c>getConversationsFromServerWithCursor</c>, <c>getPinnedConversationsFromServerWithCursor</c> and, with a mark, the form of the
    /// first that takes a filter.
    /// </summary>
    /// <remarks>
    /// Pages of 50 conversations (<see cref="ServerLimits.ConversationCursorPageSize"/>), or of 10 with a mark (<see
    /// cref="ServerLimits.MarkedConversationPageSize"/>), unless <see cref="AsyncPageable{T}.AsPages"/> is told less. What is said of the
    /// cache at <see cref="GetConversationsFromServerByPageAsync"/> holds here, and the conversations take their pins and marks from the
    /// list. What servers and networks do is thrown by the enumeration; the pages that came before stay in the cache.
    /// </remarks>
    /// <param name="query">Which conversations; null for all that have messages.</param>
    /// <returns>
    /// The conversations, the newest message first, or as <see cref="ConversationQuery"/> says. Nothing is sent before the enumeration
    /// begins.
    /// </returns>
    /// <exception cref="ArgumentException">The query asks for pinned conversations and for a mark.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mark is not from 0 to 19.</exception>
    AsyncPageable<Conversation> GetConversationsFromServerWithCursor(ConversationQuery? query = null);

    /// <summary>Gets the conversations in the cache; works offline. Mirrors <c>getAllConversations</c>.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>
    /// One-to-one and group conversations, the one with the newest message first, those without messages last. Chat rooms and
    /// threads are not listed.
    /// </returns>
    Task<IReadOnlyList<Conversation>> GetAllConversationsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Fetches one page of a conversation's history and keeps it in the cache. Mirrors
    /// <c>asyncFetchHistoryMessagesFromServer</c>.
    /// </summary>
    /// <remarks>
    /// A message that is in the cache already takes the server's body, time and state; one that was removed does not come back to
    /// the cache; command messages are returned but not kept. Unread counts do not change. How far back the server's history goes
    /// depends on the app's plan.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <param name="startMessageId">
    /// Where to begin, exclusive: usually the oldest (up) or newest (down) message that is already here. A position: the message need
    /// not exist. Null for the newest (up) or the oldest (down).
    /// </param>
    /// <param name="pageSize">
    /// How many messages to ask for, 1 to 50 (<see cref="ServerLimits.HistoryPageSize"/>). The default is 20.
    /// </param>
    /// <param name="direction">Which way to go. The default is up, towards older messages.</param>
    /// <param name="cancellationToken">Cancels the request. Once the server has answered, the page is kept all the same.</param>
    /// <returns>The messages in ascending order whatever the direction; a null cursor where nothing follows.</returns>
    /// <exception cref="ArgumentException">The conversation or the id is not one the service can know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The page size is out of range.</exception>
    Task<CursorPage<ChatMessage>> FetchHistoryMessagesFromServerAsync(
        ConversationKey conversation,
        string? startMessageId = null,
        int pageSize = 20,
        SearchDirection direction = SearchDirection.Up,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Fetches a conversation's history, page by page while it is enumerated, with a choice of senders, types and times. Mirrors
    /// <c>fetchMessagesFromServerBy</c>.
    /// </summary>
    /// <remarks>
    /// Pages of 50 messages unless <see cref="AsyncPageable{T}.AsPages"/> is told otherwise; its cursor takes the place of
    /// <see cref="HistoryQuery.StartMessageId"/>. From the second page on, the next one is requested while one is read. What servers
    /// and networks do is thrown by the enumeration; the pages that came before stay in the cache.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <param name="query">What to fetch; null for everything from the newest message up.</param>
    /// <returns>
    /// The messages in the direction of the query. Nothing is sent before the enumeration begins; what it fetches is kept in the
    /// cache unless <see cref="HistoryQuery.SaveToCache"/> is false.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The conversation or the query cannot be sent, such as senders in a one-to-one conversation.
    /// </exception>
    AsyncPageable<ChatMessage> FetchHistoryMessagesFromServer(ConversationKey conversation, HistoryQuery? query = null);

    /// <summary>Loads messages from the cache; works offline. Mirrors <c>loadMessagesStartFromId</c>.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="startMessageId">
    /// Where to begin, exclusive. A position: the message need not be in the cache. Null for the newest (up) or the oldest (down).
    /// </param>
    /// <param name="count">How many messages at most, 1 to 400. The default is 20.</param>
    /// <param name="direction">Which way to go. The default is up, towards older messages.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages in ascending order of server time, then id, whatever the direction; empty where there are none.</returns>
    /// <exception cref="ArgumentException">The conversation or the id is not one the service can know.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of range.</exception>
    Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        ConversationKey conversation,
        string? startMessageId = null,
        int count = 20,
        SearchDirection direction = SearchDirection.Up,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes messages from the server, one-way: this user, on all devices, can no longer fetch them; others still can. They
    /// go from the cache too and stay gone. Mirrors <c>removeMessagesFromServer</c> with message ids.
    /// </summary>
    /// <remarks>
    /// More than 50 ids (<see cref="ServerLimits.RemovalBatchSize"/>) are sent in several requests, one after the other; the first
    /// that fails ends the removal. Each request's messages go from the cache in one transaction as soon as the server has
    /// confirmed them. Removing a message twice does no harm. A crash in the middle is noticed: see <see cref="IIntentStore"/>.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageIds">The ids; any number, duplicates are dropped.</param>
    /// <param name="cancellationToken">
    /// Cancels the removal between requests, or the request under way, whose messages may then be removed; asking again is safe.
    /// </param>
    /// <returns>What became of each message. Where the first request fails, the exception is thrown instead.</returns>
    /// <exception cref="ArgumentException">There is no id, or one is not an id.</exception>
    Task<RemovalResult> RemoveMessagesFromServerAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes all messages up to a time from the server, one-way, and from the cache. Mirrors <c>removeMessagesFromServer</c>
    /// with a timestamp.
    /// </summary>
    /// <remarks>
    /// From the cache goes what is strictly older than the time; the service's pages disagree on whether a message of exactly that
    /// millisecond goes. A time in the future removes what the server has when it answers; messages that arrive later stay.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <param name="before">The time, to the millisecond; not before 1970.</param>
    /// <param name="cancellationToken">
    /// Cancels the request, which the server may then have carried out; asking again is safe.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    Task RemoveMessagesFromServerAsync(ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>Deletes a conversation from the server's list, and from the cache. Mirrors <c>deleteServerConversation</c>.</summary>
    /// <remarks>
    /// <para>
    /// The deletion is one-way: other members keep the conversation and its history. (The vendor's pages contradict each other: the
    /// iOS page of 2023 says that nobody can fetch it afterwards; its REST reference and newer pages say what is said here.) The
    /// conversation comes back with its next message.
    /// </para>
    /// <para>The service allows 5 deletions a minute and user; beyond that comes <see cref="EasemobRateLimitException"/>.</para>
    /// </remarks>
    /// <param name="conversation">A one-to-one or group conversation.</param>
    /// <param name="messages">Whether this user's history of it, on the server and in the cache, stays or goes.</param>
    /// <param name="localEffect">Whether the local conversation goes too. The default is that it does.</param>
    /// <param name="cancellationToken">
    /// Cancels the request, which the server may then have carried out; asking again is safe.
    /// </param>
    /// <exception cref="ArgumentException">The conversation is a chat room or a thread: the server lists neither.</exception>
    Task DeleteServerConversationAsync(
        ConversationKey conversation,
        ServerMessages messages,
        LocalEffect localEffect = LocalEffect.Delete,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a message. Mirrors <c>sendMessage</c>. It is written to the outbox first, and is in the conversation once the server has
    /// it; <see cref="MessageStateChanged"/> tells each step.
    /// </summary>
    /// <remarks>
    /// <para>
    /// While a connection is being made the message waits for it, 15 seconds at most, and then up to 15 seconds for the answer; without
    /// one it fails at once. A message that the server refused, or that never left, is in the <see cref="Outbox"/> as failed, to be sent
    /// again or discarded. Where the connection broke before the answer, nobody knows yet: it is settled with the next connection, under
    /// its old id, by which the server knows it, and is never there twice.
    /// </para>
    /// <para>Files are not uploaded: a body names a file that is on the server.</para>
    /// </remarks>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">
    /// Before the message is written down, cancels it; then only the waiting: the message goes its way.
    /// </param>
    /// <returns>The message with the server's id and time.</returns>
    /// <exception cref="ArgumentException">The message cannot be sent.</exception>
    /// <exception cref="InvalidOperationException">The chat manager was made without a realtime channel.</exception>
    /// <exception cref="EasemobServiceException">
    /// The server refused the message: the user is muted (219, 507) or not a member (602), the text is forbidden (501), among others.
    /// </exception>
    /// <exception cref="EasemobConnectionException">There is no connection (300), or it broke before the answer.</exception>
    /// <exception cref="EasemobTimeoutException">The server did not answer within 15 seconds (301).</exception>
    Task<ChatMessage> SendMessageAsync(OutgoingMessage message, CancellationToken cancellationToken = default);

    /// <summary>
    /// Recalls a message: takes it back, for everyone. Mirrors <c>recallMessage</c>. It is gone from the cache too. The service allows it
    /// for two minutes by default, and only to the sender (in groups also to the owner and admins).
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="extension">A text for those who are told, or null.</param>
    /// <param name="cancellationToken">Stops waiting; the server may carry it out all the same.</param>
    /// <exception cref="ArgumentException">The id is no message id.</exception>
    /// <exception cref="InvalidOperationException">The chat manager was made without a realtime channel.</exception>
    /// <exception cref="EasemobServiceException">
    /// The server refused: it is too late (504), or recalls are switched off (505).
    /// </exception>
    Task RecallMessageAsync(
        ConversationKey conversation, string messageId, string? extension = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the content of a message, for everyone. Mirrors <c>modifyMessage</c>. The service allows it for texts and custom messages,
    /// 10 times a message.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="body">The new body.</param>
    /// <param name="extensions">The new extension, or null to leave the old one.</param>
    /// <param name="cancellationToken">Stops waiting; the server may carry it out all the same.</param>
    /// <returns>The message as it is now; in the cache likewise, where that has it.</returns>
    /// <exception cref="ArgumentException">The id is no message id, or the body cannot be sent.</exception>
    /// <exception cref="InvalidOperationException">The chat manager was made without a realtime channel.</exception>
    /// <exception cref="EasemobServiceException">The server refused (511), or edits are switched off (505).</exception>
    Task<ChatMessage> EditMessageAsync(
        ConversationKey conversation,
        string messageId,
        MessageBody body,
        IReadOnlyDictionary<string, ExtensionValue>? extensions = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells the sender that this user has read a message. Mirrors <c>sendMessageReadAck</c> and <c>sendGroupMessageReadAck</c>. Nothing
    /// changes in the cache.
    /// </summary>
    /// <param name="message">The message: somebody else's, in a one-to-one conversation or group.</param>
    /// <param name="content">A text for the author, in groups only, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ArgumentException">The message is this user's own, or of a conversation that knows no read receipts.</exception>
    /// <exception cref="InvalidOperationException">The chat manager was made without a realtime channel.</exception>
    Task SendReadReceiptAsync(ChatMessage message, string? content = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Tells the server that this user has read a whole conversation. Mirrors <c>ackConversationRead</c>. Its unread count ends on the
    /// server, in the cache and on the user's other devices; in a one-to-one conversation the peer is told too.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">The chat manager was made without a realtime channel.</exception>
    Task SendConversationReadReceiptAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Gets the messages that the server does not have, or of which nobody knows it yet.</summary>
    IMessageOutbox Outbox { get; }

    /// <summary>Gets the conversations that the server keeps, to be pinned, marked and deleted.</summary>
    IServerConversations ServerConversations { get; }

    /// <summary>Gets the local cache, to be read and changed without the network.</summary>
    ILocalStore Local { get; }

    /// <summary>Gets the pinned messages of conversations.</summary>
    IPinnedMessages PinnedMessages { get; }

    /// <summary>Gets the downloads of messages' files.</summary>
    IAttachments Attachments { get; }

    /// <summary>Gets what is here of the server's history, and what is missing.</summary>
    IHistorySync Sync { get; }

    /// <summary>Gets the search of the local cache.</summary>
    IMessageSearch Search { get; }

    /// <summary>
    /// Gets everything that happens, to the connection too, as one sequence. Each enumeration begins with what happens next: begin it
    /// before <see cref="EasemobClient.ConnectAsync"/>, which tells what was missed. Any number may run at once. One that is 16,384 events
    /// behind loses some: <see cref="EventsDropped"/> tells. All end when the client is disposed.
    /// </summary>
    IAsyncEnumerable<ChatEvent> Events { get; }

    /// <summary>
    /// Raised for each message that arrived and is in the cache: from others, or from another device of this user. Mirrors
    /// <c>messagesDidReceive</c>. All events are raised one after the other, in the order in which things happened, on a thread of the
    /// pool; a slow handler delays only later events, and what it throws is logged. Subscribe before
    /// <see cref="EasemobClient.ConnectAsync"/>, which tells what was missed.
    /// </summary>
    event EventHandler<MessageReceived>? MessageReceived;

    /// <summary>Raised for each command that arrived. Mirrors <c>cmdMessagesDidReceive</c>.</summary>
    event EventHandler<CommandReceived>? CommandReceived;

    /// <summary>
    /// Raised when a message was recalled by somebody, or by this user on another device. Mirrors <c>messagesInfoDidRecall</c>.
    /// </summary>
    event EventHandler<MessageRecalled>? MessageRecalled;

    /// <summary>
    /// Raised when the content of a message was changed by somebody, or by this user on another device. Mirrors
    /// <c>onMessageContentChanged</c>.
    /// </summary>
    event EventHandler<MessageEdited>? MessageEdited;

    /// <summary>Raised when a message of this user reached the receiver's device. Mirrors <c>messagesDidDeliver</c>.</summary>
    event EventHandler<MessageDelivered>? MessageDelivered;

    /// <summary>Raised when somebody read a message. Mirrors <c>messagesDidRead</c> and <c>groupMessageDidRead</c>.</summary>
    event EventHandler<MessageRead>? MessageRead;

    /// <summary>Raised when somebody read a whole conversation. Mirrors <c>onConversationRead</c>.</summary>
    event EventHandler<ConversationRead>? ConversationRead;

    /// <summary>Raised when a message was pinned or unpinned. Mirrors <c>onMessagePinChanged</c>.</summary>
    event EventHandler<MessagePinChanged>? MessagePinChanged;

    /// <summary>Raised at each step of a message that this device sends. Mirrors <c>messageStatusDidChange</c>.</summary>
    event EventHandler<MessageStateChanged>? MessageStateChanged;

    /// <summary>
    /// Raised when messages were removed from the server on another device of the user, and those that the cache held are gone. Mirrors
    /// <c>multiDevicesMessageBeRemoved</c>.
    /// </summary>
    event EventHandler<MessagesRemovedOnOtherDevice>? MessagesRemovedOnOtherDevice;

    /// <summary>
    /// Raised for everything that the user did on another device: <see cref="MessagesRemovedOnOtherDevice"/> too, and conversations
    /// deleted, pinned, marked, muted or read. Mirrors the vendor's multi-device listener.
    /// </summary>
    event EventHandler<DeviceEvent>? ChangedOnOtherDevice;

    /// <summary>Raised for what this library has no event for, such as changes of groups and contacts.</summary>
    event EventHandler<UnknownEvent>? UnknownEventReceived;

    /// <summary>Raised when the handlers were so slow that events had to be dropped.</summary>
    event EventHandler<EventsDropped>? EventsDropped;
}
