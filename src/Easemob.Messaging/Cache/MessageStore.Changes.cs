using Easemob.Messaging.Diagnostics;

namespace Easemob.Messaging.Cache;

/// <content>What the application changes by itself.</content>
internal sealed partial class MessageStore
{
    private readonly OldMessageSweep _sweep = new(database);

    /// <inheritdoc/>
    public async Task<ImportResult> InsertMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (ChatMessage message in messages)
        {
            ArgumentNullException.ThrowIfNull(message, nameof(messages));
            Arguments.RequireConversation(message.Conversation, nameof(messages));
        }

        ImportResult result = await database
            .WriteAsync(Durability.Full, session => MessageInsertion.InsertAll(session, messages), cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesInserted(result.Imported, messages.Count);
        return result;
    }

    /// <inheritdoc/>
    public async Task<ChatMessage?> AppendMessageAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        ChatMessage? appended = await database
            .WriteAsync(Durability.Full, session => MessageInsertion.Append(session, message), cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesInserted(appended is null ? 0 : 1, 1);
        return appended;
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateMessageAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Arguments.RequireStorable(message);
        bool updated = await database
            .WriteAsync(Durability.Full, session => MessageInsertion.Update(session, message), cancellationToken)
            .ConfigureAwait(false);
        logger.MessageUpdated(message.MessageId, updated);
        return updated;
    }

    /// <inheritdoc/>
    public async Task<bool> SetExtensionAsync(string messageId, string? extension, CancellationToken cancellationToken = default)
    {
        ulong id = MessageIds.Parse(messageId);
        bool updated = await database
            .WriteAsync(Durability.Full, session => MessageChanges.SaveExtension(session, id, extension), cancellationToken)
            .ConfigureAwait(false);
        logger.MessageUpdated(MessageIds.Format(id), updated);
        return updated;
    }

    /// <inheritdoc/>
    public Task<int> DeleteMessagesAsync(
        ConversationKey conversation, IEnumerable<string> messageIds, bool forGood, CancellationToken cancellationToken = default)
    {
        long[] ids = ToStored(messageIds);
        return DeleteAsync(conversation, (session, row) => MessageDeletion.Delete(session, row, ids, forGood), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteMessagesAsync(
        ConversationKey conversation, DateTimeOffset? from, DateTimeOffset? to, bool forGood, CancellationToken cancellationToken = default)
    {
        MessageSpan span = MessageSpan.Between(from, to);
        return DeleteAsync(conversation, (session, row) => MessageDeletion.Delete(session, row, span, forGood), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> DeleteMessagesBeforeAsync(DateTimeOffset time, bool forGood, CancellationToken cancellationToken = default)
    {
        MessagePosition before = MessageSpan.Between(null, time).Before;
        int deleted = await _sweep
            .RunAsync(session => OldMessages.FindOlder(session, before), forGood, cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesDeleted(deleted);
        return deleted;
    }

    private async Task<int> DeleteAsync(
        ConversationKey key, Func<SqliteSession, ConversationRow, int> delete, CancellationToken cancellationToken)
    {
        Arguments.RequireConversation(key, "conversation");
        int deleted = await database
            .WriteAsync(
                Durability.Full,
                session => ConversationTable.Find(session, key) is { } conversation ? delete(session, conversation) : 0,
                cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesDeleted(deleted);
        return deleted;
    }
}
