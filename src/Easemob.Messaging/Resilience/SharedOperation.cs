namespace Easemob.Messaging.Resilience;

/// <summary>
/// Something slow that many callers want at once: it runs once for all who wait. A caller who cancels only stops
/// waiting; a failure reaches everyone who waited, and the next caller begins anew.
/// </summary>
internal sealed class SharedOperation<T> : IDisposable
{
    private readonly object _gate = new();
    private readonly string _name;
    private readonly Func<CancellationToken, Task<T>> _run;
    private readonly Deadline _deadline;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _stopping = new();
    private Task<T>? _running;
    private bool _disposed;

    /// <summary>Makes the operation.</summary>
    /// <param name="name">The operation's name in exceptions.</param>
    /// <param name="run">What to run. Its token is the operation's own, not a caller's.</param>
    /// <param name="limit">How long a run may take.</param>
    /// <param name="timeProvider">The clock.</param>
    public SharedOperation(string name, Func<CancellationToken, Task<T>> run, TimeSpan limit, TimeProvider timeProvider)
    {
        _name = name;
        _run = run;
        _timeProvider = timeProvider;
        _deadline = new Deadline(limit, timeProvider);
    }

    /// <summary>Waits for the run under way, or begins one.</summary>
    public Task<T> JoinAsync(CancellationToken cancellationToken) => JoinAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Waits for the run under way, or begins one; the run goes on where the waiter's patience ends.</summary>
    /// <exception cref="TimeoutException">The patience ended.</exception>
    public Task<T> JoinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _running ??= Start();
            return _running.WaitAsync(patience, _timeProvider, cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _stopping.Cancel();
        _stopping.Dispose();
    }

    private Task<T> Start()
    {
        CancellationToken stopping = _stopping.Token;

        // On the pool, because what runs here may be the application's code and the lock is held.
        var run = Task.Run(() => RunAsync(stopping), CancellationToken.None);
        Observe(run);
        return run;
    }

    /// <summary>Runs until the token is cancelled, even where the application's code does not listen to it.</summary>
    private Task<T> RunOrLeaveAsync(CancellationToken cancellationToken)
    {
        Task<T> run = _run(cancellationToken);
        Observe(run);
        return run.WaitAsync(Timeout.InfiniteTimeSpan, _timeProvider, cancellationToken);
    }

    /// <summary>Sees to it that a failure for which nobody waits any more does not end as an unobserved one.</summary>
    private static void Observe(Task task) => _ = task.ContinueWith(
        static finished => _ = finished.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<T> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await _deadline.RunAsync(new RestCall(_name), RunOrLeaveAsync, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new ObjectDisposedException(_name);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }
}
