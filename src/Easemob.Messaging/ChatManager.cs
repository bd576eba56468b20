using Easemob.Messaging.Local;
using Easemob.Messaging.Sync;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging;

/// <summary>
/// Server conversations and messages, and what the local cache keeps of them. The facade checks arguments; the work is done by
/// the small classes of the <c>Sync</c> room, one for each of the four functions.
/// </summary>
/// <remarks>Instances are safe to use from any thread.</remarks>
public sealed partial class ChatManager : IChatManager
{
    private readonly IMessageCache _cache;
    private readonly CacheSession _session = new();
    private readonly ConversationList _conversations;
    private readonly History _history;
    private readonly MessageRemoval _removal;
    private readonly ConversationDeletion _deletion;
    private readonly LiveRoom _live;
    private readonly Attachments _attachments;

    /// <summary>
    /// Puts a chat manager together by hand. Applications get theirs from <see cref="EasemobClient.ChatManager"/>; a unit test
    /// hands this constructor a mocked transport and <see cref="MessageCache.InMemory"/>.
    /// </summary>
    /// <param name="transport">The server.</param>
    /// <param name="cache">The local store. It stays the caller's to dispose.</param>
    /// <param name="channel">
    /// The server's realtime half, or null to do without: then nothing can be sent and nothing arrives. The manager attaches itself;
    /// connecting it is the caller's.
    /// </param>
    /// <param name="options">The settings, or null for the defaults.</param>
    public ChatManager(
        IChatTransport transport, IMessageCache cache, IRealtimeChannel? channel = null, ChatManagerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(cache);

        ChatManagerOptions settings = options ?? new ChatManagerOptions();
        ILogger logger = settings.LoggerFactory.CreateLogger<ChatManager>();
        var intents = new IntentRunner(cache, logger);
        _cache = cache;
        _conversations = new ConversationList(transport, cache.Conversations, _session);
        _history = new History(transport, cache.Coverage, _session);
        _removal = new MessageRemoval(transport, intents, logger);
        _deletion = new ConversationDeletion(transport, intents);
        _live = new LiveRoom(transport, cache, channel, intents, settings, logger);
        _live.Events.Happened += Raise;
        Local = new LocalStore(cache, settings);
        ServerConversations = new ServerConversations(
            new ConversationPins(transport, cache.Conversations, _session),
            new ConversationMarks(transport, cache.Conversations, _session, logger),
            _deletion);
        Sync = new HistorySync(cache.Coverage);
        Search = new MessageSearcher(cache.Search);
        PinnedMessages = new PinnedMessages(transport, cache, _session, settings.UserId);
        Attachments = _attachments = new Attachments(transport, cache, _session, settings, logger);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> GetConversationsFromServerByPageAsync(
        int pageNumber, int pageSize = ServerLimits.ConversationPageSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageNumber, 1);
        Arguments.RequireRange(pageSize, ServerLimits.ConversationPageSize);
        return _conversations.GetPageAsync(pageNumber, pageSize, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> GetConversationsFromServerAsync(CancellationToken cancellationToken = default) =>
        _conversations.GetRecentAsync(cancellationToken);

    /// <inheritdoc/>
    public AsyncPageable<Conversation> GetConversationsFromServerWithCursor(ConversationQuery? query = null) =>
        _conversations.List(Arguments.RequireSendable(query ?? new ConversationQuery()));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> GetAllConversationsAsync(CancellationToken cancellationToken = default) =>
        _cache.Conversations.GetConversationsAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public Task<CursorPage<ChatMessage>> FetchHistoryMessagesFromServerAsync(
        ConversationKey conversation,
        string? startMessageId = null,
        int pageSize = 20,
        SearchDirection direction = SearchDirection.Up,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireRange(pageSize, ServerLimits.HistoryPageSize);
        var query = Arguments.RequireSendable(conversation, new HistoryQuery { Direction = direction, StartMessageId = startMessageId });
        var request = new HistoryRequest { Conversation = conversation, Start = query.StartMessageId, PageSize = pageSize, Query = query };
        return _history.FetchAndSaveAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public AsyncPageable<ChatMessage> FetchHistoryMessagesFromServer(ConversationKey conversation, HistoryQuery? query = null)
    {
        Arguments.RequireConversation(conversation);
        return new HistoryPageable(_history, conversation, Arguments.RequireSendable(conversation, query ?? new HistoryQuery()));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        ConversationKey conversation,
        string? startMessageId = null,
        int count = 20,
        SearchDirection direction = SearchDirection.Up,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireRange(count, Arguments.MaxLoadCount);
        Arguments.RequireDefined(direction);
        string? start = startMessageId is null ? null : Arguments.RequireMessageId(startMessageId);
        var query = new MessageQuery { Conversation = conversation, StartMessageId = start, Direction = direction };
        return _cache.Messages.LoadMessagesAsync(query, count, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RemovalResult> RemoveMessagesFromServerAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        string[] ids = Arguments.RequireMessageIds(messageIds);
        return _removal.RemoveAsync(conversation, ids, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveMessagesFromServerAsync(
        ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireSince1970(before);
        return _removal.RemoveBeforeAsync(conversation, before, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteServerConversationAsync(
        ConversationKey conversation,
        ServerMessages messages,
        LocalEffect localEffect = LocalEffect.Delete,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireListed(conversation);
        Arguments.RequireDefined(messages);
        Arguments.RequireDefined(localEffect);
        return _deletion.DeleteAsync(conversation, messages, localEffect, cancellationToken);
    }

    /// <summary>Gets what the connection reports, in order with the other events.</summary>
    internal LiveRoom Live => _live;

    /// <summary>Begins what a client does in the background once it is open.</summary>
    internal void Begin() => _attachments.BeginSweep();

    /// <summary>Ends what goes on in the background; the last events are still handed on.</summary>
    internal async Task StopAsync()
    {
        await _attachments.StopAsync().ConfigureAwait(false);
        await _live.StopAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a wipe of the cache, and keeps out of it whatever was asked for before.</summary>
    internal Task EndSessionAsync(Func<Task> wipe) => _session.EndAsync(wipe);
}
