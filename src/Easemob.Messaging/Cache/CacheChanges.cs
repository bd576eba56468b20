using System.Runtime.CompilerServices;

namespace Easemob.Messaging.Cache;

/// <summary>
/// The changes of a database. Other processes tell nothing: who watches looks from time to time whether one of them has written.
/// </summary>
internal sealed class CacheChanges(SqliteDatabase database, TimeProvider timeProvider) : ICacheChanges
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public long Version => database.Changes.Version;

    /// <inheritdoc/>
    public async IAsyncEnumerable<long> Watch([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await database.NoticeOthersAsync(cancellationToken).ConfigureAwait(false);
        long told = Version;
        yield return told;
        while (await WaitAsync(told, cancellationToken).ConfigureAwait(false))
        {
            told = Version;
            yield return told;
        }
    }

    // False where the database was closed.
    private async Task<bool> WaitAsync(long version, CancellationToken cancellationToken)
    {
        Task<bool> change = database.Changes.WaitAsync(version);
        while (database.IsShared && !await IsDoneWithinIntervalAsync(change, cancellationToken).ConfigureAwait(false))
        {
            await NoticeOthersAsync(cancellationToken).ConfigureAwait(false);
        }

        return await change.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsDoneWithinIntervalAsync(Task change, CancellationToken cancellationToken)
    {
        if (change.IsCompleted)
        {
            return true;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(change, Task.Delay(Interval, timeProvider, waiting.Token)).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return first == change;
    }

    private async Task NoticeOthersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.NoticeOthersAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The signal is closed, which is what is waited for next.
        }
        catch (EasemobCacheException)
        {
            // What it is shows when it is read what has changed.
            database.Changes.Raise();
        }
    }
}
