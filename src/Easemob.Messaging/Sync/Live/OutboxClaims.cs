namespace Easemob.Messaging.Sync;

/// <summary>Which messages of the outbox somebody is at work on in this process: one at a time for each.</summary>
internal sealed class OutboxClaims
{
    private readonly object _gate = new();
    private readonly HashSet<string> _underWay = [];
    private readonly HashSet<Task> _uploads = [];

    /// <summary>Gets the uploads that have been begun and not yet ended.</summary>
    public IReadOnlyList<Task> Uploads
    {
        get
        {
            lock (_gate)
            {
                return [.. _uploads];
            }
        }
    }

    public bool TryTake(string localId)
    {
        lock (_gate)
        {
            return _underWay.Add(localId);
        }
    }

    /// <exception cref="InvalidOperationException">Somebody is at work on it.</exception>
    public void Take(string localId)
    {
        if (!TryTake(localId))
        {
            throw new InvalidOperationException($"The message {localId} is being sent at the moment; wait for it.");
        }
    }

    public void Leave(string localId)
    {
        lock (_gate)
        {
            _underWay.Remove(localId);
        }
    }

    public void Begin(TaskCompletionSource<bool> upload)
    {
        lock (_gate)
        {
            _uploads.Add(upload.Task);
        }
    }

    public void End(TaskCompletionSource<bool> upload)
    {
        lock (_gate)
        {
            _uploads.Remove(upload.Task);
        }

        upload.TrySetResult(true);
    }
}
