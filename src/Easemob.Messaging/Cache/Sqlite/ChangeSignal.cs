namespace Easemob.Messaging.Cache;

/// <summary>A number that rises, and tells those who wait for it.</summary>
internal sealed class ChangeSignal
{
    private readonly object _gate = new();
    private TaskCompletionSource<bool>? _next;
    private long _version;
    private bool _isClosed;

    /// <summary>Raised with the number, on the thread of who wrote.</summary>
    public event Action? Raised;

    /// <summary>Gets the number.</summary>
    public long Version => Volatile.Read(ref _version);

    public void Raise()
    {
        lock (_gate)
        {
            _version++;
            _next?.TrySetResult(true);
            _next = null;
        }

        Raised?.Invoke();
    }

    /// <summary>Lets everybody know that nothing more will come.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _next?.TrySetResult(false);
            _next = null;
        }
    }

    /// <summary>Waits until the number is another.</summary>
    /// <param name="version">The number that is known.</param>
    /// <returns>False where nothing more will come.</returns>
    public Task<bool> WaitAsync(long version)
    {
        lock (_gate)
        {
            if (_isClosed || _version != version)
            {
                return Task.FromResult(!_isClosed);
            }

            _next ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _next.Task;
        }
    }
}
