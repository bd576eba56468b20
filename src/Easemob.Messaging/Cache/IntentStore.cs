using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>The changes that the server was asked for, from before the request until they are carried out here.</summary>
internal sealed class IntentStore(SqliteDatabase database, ILogger logger) : IIntentStore
{
    /// <inheritdoc/>
    public async Task<long> RecordIntentAsync(ServerIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (intent is ConversationIntent { Conversation: var conversation })
        {
            Arguments.RequireConversation(conversation, nameof(intent));
        }

        long id = await database
            .WriteAsync(Durability.Full, session => RecordIntent(session, intent), cancellationToken)
            .ConfigureAwait(false);
        logger.IntentRecorded(id);
        return id;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">This cache never gave out <paramref name="intentId"/>.</exception>
    public async Task ApplyIntentAsync(long intentId, ServerReceipt receipt, CancellationToken cancellationToken = default)
    {
        await database
            .WriteAsync(Durability.Full, session => ApplyIntent(session, intentId, receipt), cancellationToken)
            .ConfigureAwait(false);
        logger.IntentApplied(intentId);
    }

    /// <inheritdoc/>
    public async Task DiscardIntentAsync(long intentId, CancellationToken cancellationToken = default)
    {
        await database
            .WriteAsync(Durability.Full, session => IntentTable.Forget(session, intentId), cancellationToken)
            .ConfigureAwait(false);
        logger.IntentDiscarded(intentId);
    }

    /// <inheritdoc/>
    /// <remarks>An intent whose request is under way at the moment, here or in another process, is among them.</remarks>
    public async Task<IReadOnlyList<ServerIntent>> GetUnresolvedIntentsAsync(CancellationToken cancellationToken = default) =>
        await database.ReadAsync(IntentTable.LoadAll, cancellationToken).ConfigureAwait(false);

    private static long RecordIntent(SqliteSession session, ServerIntent intent)
    {
        long? conversation = intent is ConversationIntent { Conversation: var key } ? ConversationTable.FindOrAdd(session, key).Id : null;
        return IntentTable.Add(session, conversation, intent);
    }

    private static bool ApplyIntent(SqliteSession session, long intentId, ServerReceipt receipt)
    {
        if (IntentTable.Find(session, intentId) is { } intent)
        {
            IntentEffects.Apply(session, intentId, intent, receipt);
            return true;
        }

        // One that is gone was settled by a later one that asked for the same, while its own answer was on the way.
        return IntentTable.WasGiven(session, intentId)
            ? false
            : throw new InvalidOperationException($"There is no intent {intentId} in this cache.");
    }
}
