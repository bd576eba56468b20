using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The messages, and how long the server is known to keep them.</summary>
internal sealed class MessageStore(SqliteDatabase database, KnownRetention retention, ILogger logger) : IMessageStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatMessage>> LoadMessagesAsync(
        ConversationKey conversation,
        string? startMessageId,
        int count,
        SearchDirection direction,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ulong? start = startMessageId is null ? null : MessageIds.Parse(startMessageId);
        return await database
            .ReadAsync(session => LoadMessages(session, conversation, start, count, direction), cancellationToken)
            .ConfigureAwait(false);
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

    private static List<ChatMessage> LoadMessages(
        SqliteSession session, ConversationKey key, ulong? startId, int count, SearchDirection direction)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return [];
        }

        MessagePosition start = startId is { } id
            ? MessageTable.Locate(session, conversation, id)
            : direction == SearchDirection.Up ? MessagePosition.End : MessagePosition.Beginning;
        return MessageTable.Load(session, conversation, key, start, count, direction);
    }
}
