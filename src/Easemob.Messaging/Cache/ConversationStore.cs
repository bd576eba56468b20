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
    public async Task SaveConversationsAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversations);
        if (conversations.Count == 0)
        {
            return;
        }

        int count = await database
            .WriteAsync(Durability.Normal, session => MessageWriter.SaveConversations(session, conversations), cancellationToken)
            .ConfigureAwait(false);
        logger.ConversationsSaved(count);
    }
}
