using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The messages, and how long the server is known to keep them.</summary>
internal sealed partial class MessageStore(SqliteDatabase database, KnownRetention retention, ILogger logger) : IMessageStore
{
    /// <inheritdoc/>
    public Task<ChatMessage?> FindMessageAsync(string messageId, CancellationToken cancellationToken = default)
    {
        ulong id = MessageIds.Parse(messageId);
        return database.ReadAsync(session => MessageQueries.Find(session, id), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatMessage>> GetMessagesAsync(
        IEnumerable<string> messageIds, CancellationToken cancellationToken = default)
    {
        long[] ids = ToStored(messageIds);
        return await database.ReadAsync(session => MessageQueries.FindAll(session, ids), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        MessageQuery query, int count, CancellationToken cancellationToken = default)
    {
        MessageQuery wanted = Arguments.RequireLoadable(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return await database.ReadAsync(session => Load(session, wanted, count), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatMessage> StreamMessages(MessageQuery query) =>
        new MessageStream(database, Arguments.RequireLoadable(query));

    /// <inheritdoc/>
    public Task<int> CountMessagesAsync(
        ConversationKey? conversation, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken = default)
    {
        if (conversation is { } key)
        {
            Arguments.RequireConversation(key, nameof(conversation));
        }

        MessageSpan span = MessageSpan.Between(from, to);
        return database.ReadAsync(session => MessageQueries.Count(session, conversation, span), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SaveMessagesAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return;
        }

        (int stored, _) = await database
            .WriteAsync(
                Durability.Normal,
                session => (Stored: MessageWriter.SaveMessages(session, messages), Days: retention.Learn(session, messages)),
                saved => retention.Remember(saved.Days),
                cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesSaved(stored, messages.Count);
    }

    private static List<ChatMessage> Load(SqliteSession session, MessageQuery query, int count)
    {
        if (MessageQueries.FindSpan(session, query) is not { } span)
        {
            return [];
        }

        List<ChatMessage> messages = MessageQueries.Load(session, query, span, count);
        if (query.Direction == SearchDirection.Up)
        {
            messages.Reverse();
        }

        return messages;
    }

    private static long[] ToStored(IEnumerable<string> messageIds)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        return [.. messageIds.Select(static id => SortableId.ToStored(MessageIds.Parse(id, nameof(messageIds)))).Distinct()];
    }
}
