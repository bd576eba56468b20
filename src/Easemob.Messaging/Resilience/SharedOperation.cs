namespace Easemob.Messaging.Resilience;

/// <summary>
/// Something slow that many callers want at once: it runs once for all who wait. A caller who cancels only stops
/// waiting, and the last one stops the run; a failure reaches everyone who waited. The next caller begins anew.
/// </summary>
internal sealed class SharedOperation<T> : IDisposable
{
    private readonly object _gate = new();
    private readonly string _name;
    private readonly Func<CancellationToken, Task<T>> _run;
    private readonly Deadline _deadline;
    private readonly TimeProvider _timeProvider;
    private Run? _running;
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
    public async Task<T> JoinAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Run run;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            run = _running ??= Start();
            run.Waiting++;
        }

        try
        {
            return await run.Task.WaitAsync(patience, _timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(run);
            throw;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _running?.Stopping.Cancel();
        }
    }

    private Run Start()
    {
        var run = new Run();

        // On the pool, because what runs here may be the application's code and the lock is held.
        run.Task = Task.Run(() => RunAsync(run), CancellationToken.None);
        Observe(run.Task);
        return run;
    }

    /// <summary>Stops a run for which nobody waits any more: the next caller must not wait for what hangs.</summary>
    private void Leave(Run run)
    {
        lock (_gate)
        {
            if (--run.Waiting == 0 && _running == run)
            {
                _running = null;
                run.Stopping.Cancel();
            }
        }
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

    private async Task<T> RunAsync(Run run)
    {
        CancellationToken stopping = run.Stopping.Token;
        try
        {
            return await _deadline.RunAsync(new ServerCall(_name), RunOrLeaveAsync, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Either this object is disposed, or nobody waits to be told.
            throw new ObjectDisposedException(_name);
        }
        finally
        {
            lock (_gate)
            {
                _running = _running == run ? null : _running;
            }
        }
    }

    /// <summary>One run and those who wait for it.</summary>
#pragma warning disable CA1001 // A source without a timer or a parent holds nothing to dispose of
    private sealed class Run
#pragma warning restore CA1001
    {
        public CancellationTokenSource Stopping { get; } = new();

        public Task<T> Task { get; set; } = null!; // set before anybody sees the run

        public int Waiting { get; set; }
    }
}
