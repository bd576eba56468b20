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

        if (limits.MaxMessages is { } most)
        {
            long excess = await database
                .ReadAsync(session => MessageQueries.Count(session, null, MessageSpan.All) - most, cancellationToken)
                .ConfigureAwait(false);
            deleted += await DeleteOldestAsync(excess, cancellationToken).ConfigureAwait(false);
        }

        if (limits.MaxBytes is { } bytes)
        {
            deleted += await DeleteUntilAsync(bytes, cancellationToken).ConfigureAwait(false);
            await CompactAsync(cancellationToken).ConfigureAwait(false);
        }

        long used = await database.ReadAsync(FileSpace.CountUsedBytes, cancellationToken).ConfigureAwait(false);
        logger.Trimmed(deleted, used);
        return new TrimResult { MessagesDeleted = deleted, BytesInUse = used };
    }

    /// <summary>Returns how many messages are likely to be too many.</summary>
    private static long EstimateExcess(SqliteSession session, long bytes)
    {
        long used = FileSpace.CountUsedBytes(session);
        if (used <= bytes)
        {
            return 0;
        }

        // How much room one takes is not known; that of the average is an estimate, and what is freed is measured again.
        long count = MessageQueries.Count(session, null, MessageSpan.All);
        long likely = (long)Math.Ceiling(count * ((used - bytes) / (double)used));
        return Math.Min(Math.Max(likely, MinFound), count);
    }

    private async Task<int> DeleteUntilAsync(long bytes, CancellationToken cancellationToken)
    {
        int deleted = 0;
        int found;
        do
        {
            long excess = await MeasureExcessAsync(bytes, cancellationToken).ConfigureAwait(false);
            found = await DeleteOldestAsync(excess, cancellationToken).ConfigureAwait(false);
            deleted += found;
        }
        while (found > 0);

        return deleted;
    }

    // What was deleted takes room in the index of the search, more than before even, until it is purged.
    private async Task<long> MeasureExcessAsync(long bytes, CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(FileSpace.CountUsedBytes, cancellationToken).ConfigureAwait(false) <= bytes)
        {
            return 0;
        }

        while (await database.WriteUnseenAsync(Durability.Normal, SearchPurge.Step, cancellationToken).ConfigureAwait(false))
        {
        }

        return await database.ReadAsync(session => EstimateExcess(session, bytes), cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> DeleteOldestAsync(long count, CancellationToken cancellationToken)
    {
        int deleted = 0;
        int found = 1;
        while (found > 0 && deleted < count)
        {
            long left = Math.Min(count - deleted, MaxFound);
            found = await DeleteAsync(session => OldMessages.FindOldest(session, left), cancellationToken).ConfigureAwait(false);
            deleted += found;
        }

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
