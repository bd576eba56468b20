using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The pages of history, and which parts of it are held completely.</summary>
internal sealed class CoverageStore(SqliteDatabase database, KnownRetention retention, ILogger logger) : ICoverageStore
{
    /// <inheritdoc/>
    public async Task SaveHistoryPageAsync(
        HistoryRequest request, CursorPage<ChatMessage> page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(page);
        Arguments.RequireConversation(request.Conversation, nameof(request));
        if (page.Items.Count == 0 && !PageCoverage.IsPossible(request, page))
        {
            return;
        }

        (int stored, _) = await database
            .WriteAsync(
                Durability.Normal,
                session => Save(session, request, page),
                saved => retention.Remember(saved.Days),
                cancellationToken)
            .ConfigureAwait(false);
        logger.MessagesSaved(stored, page.Items.Count);
    }

    /// <inheritdoc/>
    public async Task<HistoryCoverage> GetCoverageAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return await database
            .ReadAsync(session => CoverageReading.Load(session, conversation), cancellationToken)
            .ConfigureAwait(false);
    }

    private (int Stored, long Days) Save(SqliteSession session, HistoryRequest request, CursorPage<ChatMessage> page)
    {
        int stored = MessageWriter.SaveMessages(session, page.Items);
        CoverageEffects.Add(session, request, page);
        return (stored, retention.Learn(session, page.Items));
    }
}
