using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>Gives marks to conversations on the server and takes them away, and in the cache where the server has done so.</summary>
internal sealed class ConversationMarks(IConversationTransport transport, IConversationStore store, CacheSession session, ILogger logger)
{
    public Task<MarkResult> AddAsync(ConversationKey[] conversations, int mark, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversations,
            batch => transport.AddConversationMarkAsync(batch, mark, cancellationToken),
            changed => store.AddMarkAsync(changed, mark, CancellationToken.None));

    public Task<MarkResult> RemoveAsync(ConversationKey[] conversations, int mark, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversations,
            batch => transport.RemoveConversationMarkAsync(batch, mark, cancellationToken),
            changed => store.RemoveMarkAsync(changed, mark, CancellationToken.None));

    // In calls of at most 20, one after the other.
    private async Task<MarkResult> ChangeAsync(
        ConversationKey[] conversations,
        Func<ConversationKey[], Task<IReadOnlyList<ConversationKey>>> askServer,
        Func<ConversationKey[], Task> follow)
    {
        var changed = new List<ConversationKey>();
        var ignored = new List<ConversationKey>();
        int asked = session.Number;
        for (int done = 0; done < conversations.Length; done += ServerLimits.MarkBatchSize)
        {
            ConversationKey[] batch = [.. conversations.Skip(done).Take(ServerLimits.MarkBatchSize)];
            try
            {
                IReadOnlyList<ConversationKey> passedOver = await askServer(batch).ConfigureAwait(false);
                ConversationKey[] marked = [.. batch.Except(passedOver)];
                await session.FollowAsync(asked, () => follow(marked)).ConfigureAwait(false);
                changed.AddRange(marked);
                ignored.AddRange(passedOver);
            }
#pragma warning disable CA1031 // Whatever stopped it, the caller must learn what was done before; the result carries the exception.
            catch (Exception exception) when (done > 0)
#pragma warning restore CA1031
            {
                logger.MarkingStopped(done, conversations.Length, exception.GetType().Name);
                return new MarkResult
                {
                    Changed = changed,
                    Ignored = ignored,
                    Failed = batch,
                    NotAttempted = [.. conversations.Skip(done + batch.Length)],
                    Error = exception,
                };
            }
        }

        return new MarkResult { Changed = changed, Ignored = ignored };
    }
}
