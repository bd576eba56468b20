namespace Easemob.Messaging.Local;

/// <summary>The messages of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalMessages(IMessageCache cache, ChatManagerOptions options) : ILocalMessages
{
    private static readonly ListDiff<ChatMessage, ulong> Diff = new(static message => message.Id, ShownEquality.AreSame);

    private readonly IMessageStore _store = cache.Messages;
    private readonly bool _keepDeletions = options.KeepLocalDeletions;
    private readonly TimeProvider _timeProvider = options.TimeProvider;

    /// <inheritdoc/>
    public Task<ChatMessage?> FindAsync(string messageId, CancellationToken cancellationToken = default) =>
        _store.FindMessageAsync(Arguments.RequireMessageId(messageId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChatMessage>> GetAsync(IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        string[] ids = [.. messageIds.Select(static id => Arguments.RequireMessageId(id, nameof(messageIds)))];
        return _store.GetMessagesAsync(ids, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChatMessage>> LoadAsync(MessageQuery query, int count = 20, CancellationToken cancellationToken = default)
    {
        MessageQuery wanted = Arguments.RequireLoadable(query);
        Arguments.RequireRange(count, Arguments.MaxLoadCount);
        return _store.LoadMessagesAsync(wanted, count, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatMessage> Stream(MessageQuery query) => _store.StreamMessages(Arguments.RequireLoadable(query));

    /// <inheritdoc/>
    public Task<int> CountAsync(
        ConversationKey? conversation = null,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        CancellationToken cancellationToken = default)
    {
        if (conversation is { } key)
        {
            Arguments.RequireConversation(key, nameof(conversation));
        }

        Arguments.RequireOrder(from, to);
        return _store.CountMessagesAsync(conversation, from, to, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> InsertAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        ImportResult result = await _store.InsertMessagesAsync([message], cancellationToken).ConfigureAwait(false);
        return result.Imported > 0;
    }

    /// <inheritdoc/>
    public Task<ChatMessage?> AppendAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        return _store.AppendMessageAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        return _store.UpdateMessageAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> SetExtensionAsync(string messageId, string? extension, CancellationToken cancellationToken = default) =>
        _store.SetExtensionAsync(Arguments.RequireMessageId(messageId), extension, cancellationToken);

    /// <inheritdoc/>
    public Task<int> DeleteAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        string[] ids = Arguments.RequireMessageIds(messageIds);
        return _store.DeleteMessagesAsync(conversation, ids, _keepDeletions, cancellationToken).ThenSweepAsync(cache);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAsync(
        ConversationKey conversation, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireOrder(from, to);
        return _store.DeleteMessagesAsync(conversation, from, to, _keepDeletions, cancellationToken).ThenSweepAsync(cache);
    }

    /// <inheritdoc/>
    public Task<int> DeleteAllAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return _store.DeleteMessagesAsync(conversation, null, null, _keepDeletions, cancellationToken).ThenSweepAsync(cache);
    }

    /// <inheritdoc/>
    public Task<int> DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        _store.DeleteMessagesBeforeAsync(time, _keepDeletions, cancellationToken).ThenSweepAsync(cache);

    /// <inheritdoc/>
    public IAsyncEnumerable<ListUpdate<ChatMessage>> ObserveNewest(ConversationKey conversation, int count = 50)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireRange(count, Arguments.MaxLoadCount);
        return new LiveQuery<ChatMessage>(
            cache.Changes,
            token => _store.LoadMessagesAsync(new MessageQuery { Conversation = conversation }, count, token),
            Diff.Find,
            _timeProvider);
    }
}
