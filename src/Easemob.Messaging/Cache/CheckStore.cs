using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The comparisons with the server that are still to be made.</summary>
internal sealed class CheckStore(SqliteDatabase database, KnownRetention retention, ILogger logger) : ICheckStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConversationCheck>> GetChecksAsync(CancellationToken cancellationToken = default) =>
        await database.ReadAsync(CheckTable.LoadAll, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ChatMessage?> FindOldestServerMessageAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return await database.ReadAsync(session => FindOldest(session, conversation), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> DropMissingAsync(
        ConversationCheck check, HistorySlice slice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(slice);
        Arguments.RequireConversation(check.Conversation, nameof(check));
        List<string> dropped = await database
            .WriteAsync(Durability.Full, session => DropMissing(session, check, slice), cancellationToken)
            .ConfigureAwait(false);
        logger.MissingDropped(check.Number, dropped.Count, slice.Messages.Count);
        return dropped;
    }

    /// <inheritdoc/>
    public async Task<bool> CompleteCheckAsync(ConversationCheck check, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        Arguments.RequireConversation(check.Conversation, nameof(check));
        bool completed = await database
            .WriteAsync(Durability.Full, session => Complete(session, check), cancellationToken)
            .ConfigureAwait(false);
        logger.CheckCompleted(check.Number, completed);
        return completed;
    }

    private static ChatMessage? FindOldest(SqliteSession session, ConversationKey key) =>
        ConversationTable.Find(session, key) is { } conversation ? MessageChanges.FindOldestOfServer(session, conversation, key) : null;

    private static bool Complete(SqliteSession session, ConversationCheck check) =>
        ConversationTable.Find(session, check.Conversation) is not { } conversation
        || CheckTable.Complete(session, conversation.Id, check.Number);

    private List<string> DropMissing(SqliteSession session, ConversationCheck check, HistorySlice slice) =>
        ConversationTable.Find(session, check.Conversation) is { } conversation
            ? CheckEffects.DropMissing(
                session,
                conversation,
                slice,
                check.NoticedAt.ToUnixTimeMilliseconds(),
                retention.FindUnexpiredSince(session, check.NoticedAt))
            : [];
}
