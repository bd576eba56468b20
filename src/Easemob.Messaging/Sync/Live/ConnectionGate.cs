namespace Easemob.Messaging.Sync;

/// <summary>
/// Lets what the user sends wait while a connection is being made: messages whose fate is unknown are settled first, so that the order
/// of a conversation stays.
/// </summary>
internal sealed class ConnectionGate(TimeProvider timeProvider)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly object _gate = new();
    private TaskCompletionSource<bool> _open = NewOpen();

    public void Follow(ConnectionState state)
    {
        lock (_gate)
        {
            if (state is ConnectionState.Connected or ConnectionState.Disconnected)
            {
                _open.TrySetResult(true);
            }
            else if (_open.Task.IsCompleted)
            {
                _open = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>Waits until there is a connection, or none is being made.</summary>
    /// <exception cref="EasemobConnectionException">There was no connection for 15 seconds.</exception>
    public async Task WaitAsync(string operation)
    {
        Task open;
        lock (_gate)
        {
            open = _open.Task;
        }

        try
        {
            await open.WaitAsync(Patience, timeProvider, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException elapsed)
        {
            EasemobErrorCode code = EasemobErrorCode.ServerUnreachable;
            string what = $"no connection came within {Patience.TotalSeconds} s";
            throw new EasemobConnectionException(
                code, ErrorText.Compose(operation, what, code, "Nothing was sent. Try again later."), elapsed)
            {
                IsTransient = true,
                Operation = operation,
            };
        }
    }

    private static TaskCompletionSource<bool> NewOpen()
    {
        var open = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult(true);
        return open;
    }
}
