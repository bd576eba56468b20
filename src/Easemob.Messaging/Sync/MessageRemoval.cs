using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>Removes messages from the server for this user, and from the cache.</summary>
internal sealed class MessageRemoval(IChatTransport transport, IntentRunner intents, ILogger logger)
{
    /// <summary>Removes any number of messages, in calls of at most 50 ids, one after the other.</summary>
    public async Task<RemovalResult> RemoveAsync(ConversationKey conversation, string[] messageIds, CancellationToken cancellationToken)
    {
        int removed = 0;
        while (removed < messageIds.Length)
        {
            string[] batch = [.. messageIds.Skip(removed).Take(ServerLimits.RemovalBatchSize)];
            try
            {
                await intents.RunAsync(
                    new RemoveMessagesIntent { Conversation = conversation, MessageIds = batch },
                    token => transport.RemoveMessagesAsync(conversation, batch, token),
                    cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever stopped it, the caller must learn what was removed before; the result carries the exception.
            catch (Exception exception) when (removed > 0)
#pragma warning restore CA1031
            {
                logger.RemovalStopped(conversation, removed, messageIds.Length, exception.GetType().Name);
                return new RemovalResult
                {
                    Removed = [.. messageIds.Take(removed)],
                    Failed = batch,
                    NotAttempted = [.. messageIds.Skip(removed + batch.Length)],
                    Error = exception,
                };
            }

            removed += batch.Length;
        }

        return new RemovalResult { Removed = messageIds };
    }

    /// <summary>Removes all messages up to a time.</summary>
    public Task RemoveBeforeAsync(ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken) =>
        intents.RunAsync(
            new RemoveMessagesBeforeIntent { Conversation = conversation, Before = before },
            token => transport.RemoveMessagesAsync(conversation, before, token),
            cancellationToken);
}
