using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The messages that are pinned, each with a copy of its own.</summary>
internal sealed class PinnedMessageStore(SqliteDatabase database, ILogger logger) : IPinnedMessageStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PinnedMessage>> LoadPinnedMessagesAsync(
        ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return await database.ReadAsync(session => Load(session, conversation), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SavePinnedMessagesAsync(IReadOnlyList<PinnedMessage> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            return;
        }

        int count = await database
            .WriteAsync(Durability.Normal, session => Save(session, messages), cancellationToken)
            .ConfigureAwait(false);
        logger.PinnedMessagesSaved(count, messages.Count);
    }

    /// <inheritdoc/>
    public async Task DropPinnedMessagesAsync(
        ConversationKey conversation, IReadOnlyList<PinnedMessage> unlisted, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        ArgumentNullException.ThrowIfNull(unlisted);
        int count = await database
            .WriteAsync(Durability.Normal, session => Drop(session, conversation, unlisted), cancellationToken)
            .ConfigureAwait(false);
        logger.PinnedMessagesDropped(count);
    }

    private static List<PinnedMessage> Load(SqliteSession session, ConversationKey key) =>
        ConversationTable.Find(session, key) is { } conversation ? PinnedMessageTable.Load(session, conversation, key) : [];

    private static int Save(SqliteSession session, IReadOnlyList<PinnedMessage> messages)
    {
        int saved = 0;
        foreach (PinnedMessage message in messages)
        {
            ArgumentNullException.ThrowIfNull(message, nameof(messages));
            ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
            saved += PinnedMessageTable.Save(session, conversation, message);
        }

        return saved;
    }

    private static int Drop(SqliteSession session, ConversationKey key, IReadOnlyList<PinnedMessage> unlisted)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return 0;
        }

        PinnedMessageTable.ForgetUnpinned(session, conversation.Id);
        return unlisted.Sum(message => PinnedMessageTable.Drop(session, conversation, message));
    }
}
