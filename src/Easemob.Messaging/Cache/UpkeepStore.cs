using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>What keeps the cache as large as it is meant to be.</summary>
internal sealed class UpkeepStore(SqliteDatabase database, TimeProvider timeProvider, ILogger logger) : IUpkeepStore
{
    // To find so many oldest messages among all takes a look at each, and memory for these.
    private const long MaxFound = 20_000;

    // Fewer are not worth a look.
    private const long MinFound = 100;

    private readonly OldMessageSweep _sweep = new(database);

    /// <inheritdoc/>
    public async Task ClearAsync(CancellationToken cancellationToken = default)
    {
        await database.RunAloneAsync(CacheClearing.Run, cancellationToken).ConfigureAwait(false);
        logger.Cleared();
    }

    /// <inheritdoc/>
    public async Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default)
    {
        Arguments.RequireLimits(limits);
        int deleted = 0;
        if (limits.MaxAge is { } age)
        {
            long oldest = timeProvider.GetUtcNow().ToUnixTimeMilliseconds() - (long)age.TotalMilliseconds;
            deleted += await DeleteAsync(session => OldMessages.FindOlder(session, MessagePosition.StartOf(oldest)), cancellationToken)
                .ConfigureAwait(false);
        }

        if (limits.MaxMessagesPerConversation is { } kept)
        {
            deleted += await DeleteAsync(session => OldMessages.FindBeyond(session, kept), cancellationToken).ConfigureAwait(false);
        }

        deleted += await DeleteWhileAsync(session => CountExcess(session, limits), cancellationToken).ConfigureAwait(false);
        if (limits.MaxBytes is not null)
        {
            await CompactAsync(cancellationToken).ConfigureAwait(false);
        }

        long used = await database.ReadAsync(FileSpace.CountUsedBytes, cancellationToken).ConfigureAwait(false);
        logger.Trimmed(deleted, used);
        return new TrimResult { MessagesDeleted = deleted, BytesInUse = used };
    }

    /// <summary>Returns how many messages are too many, or are likely to be.</summary>
    private static long CountExcess(SqliteSession session, CacheLimits limits)
    {
        long count = MessageQueries.Count(session, null, MessageSpan.All);
        long excess = count - (limits.MaxMessages ?? count);
        if (limits.MaxBytes is { } most && FileSpace.CountUsedBytes(session) is var used && used > most)
        {
            // How much room one takes is not known; that of the average is an estimate, and what is freed is measured again.
            long likely = (long)Math.Ceiling(count * ((used - most) / (double)used));
            excess = Math.Max(excess, Math.Max(likely, MinFound));
        }

        return Math.Min(excess, count);
    }

    private async Task<int> DeleteWhileAsync(Func<SqliteSession, long> countExcess, CancellationToken cancellationToken)
    {
        int deleted = 0;
        int found;
        do
        {
            found = await DeleteAsync(
                session => countExcess(session) is > 0 and var excess
                    ? OldMessages.FindOldest(session, Math.Min(excess, MaxFound))
                    : [],
                cancellationToken).ConfigureAwait(false);
            deleted += found;
        }
        while (found > 0);

        return deleted;
    }

    private Task<int> DeleteAsync(Func<SqliteSession, List<OldPart>> find, CancellationToken cancellationToken) =>
        _sweep.RunAsync(find, forGood: false, cancellationToken);

    private async Task CompactAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(FileSpace.IsMostlyFree, cancellationToken).ConfigureAwait(false))
        {
            await database.RunAloneAsync(FileSpace.Compact, cancellationToken).ConfigureAwait(false);
        }
    }
}
