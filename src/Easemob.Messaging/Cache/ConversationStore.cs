using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The conversations and what the server's list told of them.</summary>
internal sealed class ConversationStore(SqliteDatabase database, ILogger logger) : IConversationStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Conversation>> GetConversationsAsync(CancellationToken cancellationToken = default) =>
        await database.ReadAsync(ConversationListing.Load, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default) =>
        SaveAsync(conversations, hasLabels: false, cancellationToken);

    /// <inheritdoc/>
    public Task SaveLabelledConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default) =>
        SaveAsync(conversations, hasLabels: true, cancellationToken);

    /// <inheritdoc/>
    public async Task SetPinnedAsync(
        ConversationKey conversation, DateTimeOffset? pinnedAt, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        await database
            .WriteAsync(Durability.Normal, session => SetPinned(session, conversation, pinnedAt), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task AddMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        SetMarkAsync(conversations, mark, isMarked: true, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveMarkAsync(IReadOnlyList<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default) =>
        SetMarkAsync(conversations, mark, isMarked: false, cancellationToken);

    private static bool SetPinned(SqliteSession session, ConversationKey key, DateTimeOffset? pinnedAt)
    {
        long conversation = ConversationTable.FindOrAdd(session, key).Id;
        ConversationTable.SavePinnedAt(session, conversation, pinnedAt?.ToUnixTimeMilliseconds());
        return true;
    }

    private static int SetMark(SqliteSession session, IReadOnlyList<ConversationKey> conversations, int mark, bool isMarked)
    {
        foreach (ConversationKey key in conversations)
        {
            ConversationTable.SaveMark(session, ConversationTable.FindOrAdd(session, key).Id, mark, isMarked);
        }

        return conversations.Count;
    }

    private async Task SetMarkAsync(
        IReadOnlyList<ConversationKey> conversations, int mark, bool isMarked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        Arguments.RequireMark(mark);
        await database
            .WriteAsync(Durability.Normal, session => SetMark(session, conversations, mark, isMarked), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task SaveAsync(IReadOnlyList<Conversation> conversations, bool hasLabels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        if (conversations.Count == 0)
        {
            return;
        }

        int count = await database
            .WriteAsync(Durability.Normal, session => MessageWriter.SaveConversations(session, conversations, hasLabels), cancellationToken)
            .ConfigureAwait(false);
        logger.ConversationsSaved(count);
    }
}
