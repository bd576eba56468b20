using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>
/// Asks the server to remove or delete something, in the order that survives a crash: write the intent down, ask, then apply
/// the local effect in one transaction, and let the files of messages go with them. Where nobody knows what the server did, the intent stays written down.
/// </summary>
internal sealed class IntentRunner(IMessageCache cache, ILogger logger)
{
    private IIntentStore Store => cache.Intents;

    public async Task RunAsync(
        ServerIntent intent, Func<CancellationToken, Task<ServerReceipt>> askServer, CancellationToken cancellationToken)
    {
        long intentId = await Store.RecordIntentAsync(intent, cancellationToken).ConfigureAwait(false);
        ServerReceipt receipt;
        try
        {
            receipt = await askServer(cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobException refusal) when (!refusal.IsOutcomeUnknown)
        {
            await DiscardAsync(intentId, intent).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception)
        {
            logger.IntentUnresolved(intent.GetType().Name, PlaceOf(intent), exception.GetType().Name);
            throw;
        }

        try
        {
            // The server has done it: from here on nothing may stop the local effect.
            await Store.ApplyIntentAsync(intentId, receipt, CancellationToken.None).ConfigureAwait(false);
            await cache.Attachments.SweepAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (EasemobException failure)
        {
            failure.MarkOutcomeUnknown();
            throw;
        }
    }

    private static string PlaceOf(ServerIntent intent) =>
        intent is ConversationIntent { Conversation: var conversation } ? conversation.ToString() : "all conversations";

    // What the server refused is what the caller must learn; an intent that stays behind only makes later calls more careful.
    private async Task DiscardAsync(long intentId, ServerIntent intent)
    {
        try
        {
            await Store.DiscardIntentAsync(intentId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EasemobCacheException failure)
        {
            logger.IntentNotDiscarded(failure, intent.GetType().Name, PlaceOf(intent));
        }
    }
}
