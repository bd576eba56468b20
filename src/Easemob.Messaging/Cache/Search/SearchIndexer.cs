using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Cache;

/// <summary>
/// Keeps the index up with the messages, behind the writers: at once when nothing was written for a moment, and a batch a second while
/// writing goes on. Failures are tried again; until then a search finds the same, slower.
/// </summary>
internal sealed class SearchIndexer(SqliteDatabase database, TimeProvider timeProvider, ILogger logger) : IAsyncDisposable
{
    private const int BatchSize = 500;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(5);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private bool _isStopped;
    private bool _isRunning;
    private bool _isNoticed;
    private long _noticedAt;

    /// <summary>Notes that messages may have been written.</summary>
    public void Notice()
    {
        lock (_gate)
        {
            _isNoticed = true;
            _noticedAt = timeProvider.GetTimestamp();
            if (!_isRunning && !_isStopped)
            {
                _isRunning = true;
                _running = Start();
            }
        }
    }

    /// <summary>Indexes all that waits, now.</summary>
    /// <returns>How many messages there were.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var feed = new SearchFeed();
        int total = 0;
        do
        {
            total += await RunAsync(feed, cancellationToken).ConfigureAwait(false);
        }
        while (feed.HasMore);
        while (await PurgeAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return total;
    }

    public async ValueTask DisposeAsync()
    {
        Task running;
        lock (_gate)
        {
            if (_isStopped)
            {
                return;
            }

            _isStopped = true;
            running = _running;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        _stopping.Dispose();
    }

    // Of whoever wrote first, neither the activity nor anything else goes with it.
    private Task Start()
    {
        using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return Task.Run(FollowAsync);
    }

    private async Task FollowAsync()
    {
        TimeSpan retry = FirstRetry;
        try
        {
            do
            {
                try
                {
                    await WaitForQuietAsync().ConfigureAwait(false);
                    await IndexAsync().ConfigureAwait(false);
                    retry = FirstRetry;
                }
#pragma warning disable CA1031 // Nobody waits for this; it is logged and tried again
                catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    logger.SearchBehind(exception);
                    await Task.Delay(retry, timeProvider, _stopping.Token).ConfigureAwait(false);
                    retry = retry + retry < LastRetry ? retry + retry : LastRetry;
                    Notice();
                }
            }
            while (IsWanted());
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    private bool IsWanted()
    {
        lock (_gate)
        {
            return _isRunning = _isNoticed;
        }
    }

    private async Task WaitForQuietAsync()
    {
        long begun = timeProvider.GetTimestamp();
        while (true)
        {
            TimeSpan left = Quiet - timeProvider.GetElapsedTime(Volatile.Read(ref _noticedAt));
            TimeSpan patience = Patience - timeProvider.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero || patience <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(left < patience ? left : patience, timeProvider, _stopping.Token).ConfigureAwait(false);
        }
    }

    // Stops where something is written meanwhile, and is then still wanted.
    private async Task IndexAsync()
    {
        Volatile.Write(ref _isNoticed, false);
        long begun = timeProvider.GetTimestamp();
        var feed = new SearchFeed();
        int total = 0;
        do
        {
            total += await RunAsync(feed, _stopping.Token).ConfigureAwait(false);
        }
        while (feed.HasMore && !Volatile.Read(ref _isNoticed));
        while (!feed.HasMore && !Volatile.Read(ref _isNoticed) && await PurgeAsync(_stopping.Token).ConfigureAwait(false))
        {
        }

        if (total > 0)
        {
            logger.SearchIndexed(total, (long)timeProvider.GetElapsedTime(begun).TotalMilliseconds, feed.HasMore);
        }
    }

    private Task<bool> PurgeAsync(CancellationToken cancellationToken) => RunAsync(SearchPurge.Step, cancellationToken);

    private Task<int> RunAsync(SearchFeed feed, CancellationToken cancellationToken) =>
        RunAsync(session => feed.Run(session, BatchSize), cancellationToken);

    // A damaged index is emptied, to be filled when this is tried again.
    private async Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteUnseenAsync(Durability.Normal, work, cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobCacheException exception) when (SearchIndex.MayHaveFailed(exception))
        {
            await database.WriteUnseenAsync(Durability.Normal, SearchIndex.Reset, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }
}
