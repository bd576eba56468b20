namespace Easemob.Messaging.Local;

/// <summary>The messages of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalMessages(IMessageStore store, bool keepDeletions) : ILocalMessages
{
    public Task<ChatMessage?> FindAsync(string messageId, CancellationToken cancellationToken = default) =>
        store.FindMessageAsync(Arguments.RequireMessageId(messageId), cancellationToken);

    public Task<IReadOnlyList<ChatMessage>> GetAsync(IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        string[] ids = [.. messageIds.Select(static id => Arguments.RequireMessageId(id, nameof(messageIds)))];
        return store.GetMessagesAsync(ids, cancellationToken);
    }

    public Task<IReadOnlyList<ChatMessage>> LoadAsync(MessageQuery query, int count = 20, CancellationToken cancellationToken = default)
    {
        MessageQuery wanted = Arguments.RequireLoadable(query);
        Arguments.RequireRange(count, Arguments.MaxLoadCount);
        return store.LoadMessagesAsync(wanted, count, cancellationToken);
    }

    public IAsyncEnumerable<ChatMessage> Stream(MessageQuery query) => store.StreamMessages(Arguments.RequireLoadable(query));

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
        return store.CountMessagesAsync(conversation, from, to, cancellationToken);
    }

    public async Task<bool> InsertAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        ImportResult result = await store.InsertMessagesAsync([message], cancellationToken).ConfigureAwait(false);
        return result.Imported > 0;
    }

    public Task<ChatMessage?> AppendAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        return store.AppendMessageAsync(message, cancellationToken);
    }

    public Task<bool> UpdateAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        return store.UpdateMessageAsync(message, cancellationToken);
    }

    public Task<bool> SetExtensionAsync(string messageId, string? extension, CancellationToken cancellationToken = default) =>
        store.SetExtensionAsync(Arguments.RequireMessageId(messageId), extension, cancellationToken);

    public Task<int> DeleteAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        string[] ids = Arguments.RequireMessageIds(messageIds);
        return store.DeleteMessagesAsync(conversation, ids, keepDeletions, cancellationToken);
    }

    public Task<int> DeleteAsync(
        ConversationKey conversation, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireOrder(from, to);
        return store.DeleteMessagesAsync(conversation, from, to, keepDeletions, cancellationToken);
    }

    public Task<int> DeleteAllAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return store.DeleteMessagesAsync(conversation, null, null, keepDeletions, cancellationToken);
    }

    public Task<int> DeleteBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken = default) =>
        store.DeleteMessagesBeforeAsync(time, keepDeletions, cancellationToken);
}
