namespace Easemob.Messaging.Local;

/// <summary>The conversations of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalConversations(IMessageCache cache, ChatManagerOptions options) : ILocalConversations
{
    private static readonly ListDiff<Conversation, ConversationKey> Diff =
        new(static conversation => conversation.Key, ShownEquality.AreSame);

    private readonly TimeProvider _timeProvider = options.TimeProvider;
    private readonly bool _keepsDeletions = options.KeepLocalDeletions;

    private IConversationStore Store => cache.Conversations;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> GetAllAsync(
        ConversationFilter? filter = null,
        ConversationSort sort = ConversationSort.Newest,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireDefined(sort);
        return Store.GetConversationsAsync(Arguments.RequireUsable(filter ?? new(), nameof(filter)), sort, null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Conversation?> FindAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.FindConversationAsync(conversation, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Conversation> GetOrCreateAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.GetOrAddConversationAsync(conversation, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAsync(
        IEnumerable<ConversationKey> conversations, Messaging.LocalMessages messages, CancellationToken cancellationToken = default)
    {
        ConversationKey[] keys = Arguments.RequireConversations(conversations);
        Arguments.RequireDefined(messages);
        return Store.DeleteConversationsAsync(keys, messages, _keepsDeletions, cancellationToken).ThenSweepAsync(cache);
    }

    /// <inheritdoc/>
    public Task<bool> SetExtensionAsync(ConversationKey conversation, string? extension, CancellationToken cancellationToken = default)
    {
        Arguments.RequireExtensible(conversation);
        return Store.SetExtensionAsync(conversation, extension, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ChatMessage?> GetLatestMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.FindLatestMessageAsync(conversation, receivedOnly: false, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ChatMessage?> GetLatestReceivedMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.FindLatestMessageAsync(conversation, receivedOnly: true, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> GetUnreadCountAsync(UnreadRule rule = UnreadRule.Reminded, CancellationToken cancellationToken = default)
    {
        Arguments.RequireDefined(rule);
        return Store.GetUnreadCountAsync(rule, cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkReadAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.MarkReadAsync(conversation, cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkReadAsync(ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return Store.MarkReadAsync(conversation, Arguments.RequireMessageIds(messageIds), cancellationToken);
    }

    /// <inheritdoc/>
    public Task MarkAllReadAsync(CancellationToken cancellationToken = default) => Store.MarkAllReadAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ListUpdate<Conversation>> Observe(
        ConversationFilter? filter = null, ConversationSort sort = ConversationSort.Newest, int? limit = null)
    {
        ConversationFilter usable = Arguments.RequireUsable(filter ?? new(), nameof(filter));
        Arguments.RequireDefined(sort);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit ?? 1, 1, nameof(limit));
        return new LiveQuery<Conversation>(
            cache.Changes, token => Store.GetConversationsAsync(usable, sort, limit, token), Diff.Find, _timeProvider);
    }
}
