using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Realtime;

/// <summary>What waits for the server's word on one connection, by the id that this client gave it.</summary>
internal sealed class PendingUploads
{
    private readonly object _gate = new();
    private readonly Dictionary<ulong, PendingUpload> _pending = [];
    private bool _isClosed;

    /// <summary>Adds an upload; null where the connection is lost.</summary>
    /// <exception cref="InvalidOperationException">One with the same id is under way.</exception>
    public PendingUpload? TryAdd(ulong localId)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return null;
            }

            if (_pending.ContainsKey(localId))
            {
                throw new InvalidOperationException($"An upload with the id {localId} is under way already.");
            }

            var upload = new PendingUpload(localId);
            _pending.Add(localId, upload);
            return upload;
        }
    }

    /// <summary>Hands an answer to whom it is for.</summary>
    /// <returns>False where nobody waits for it.</returns>
    public bool Complete(UploadAnswer answer)
    {
        lock (_gate)
        {
            if (!_pending.TryGetValue(answer.LocalId, out PendingUpload? upload))
            {
                return false;
            }

            _pending.Remove(answer.LocalId);
            upload.Complete(answer);
            return true;
        }
    }

    public void Remove(PendingUpload upload)
    {
        lock (_gate)
        {
            if (_pending.TryGetValue(upload.LocalId, out PendingUpload? current) && current == upload)
            {
                _pending.Remove(upload.LocalId);
            }
        }
    }

    /// <summary>Ends all: the connection is lost.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (PendingUpload upload in _pending.Values)
            {
                upload.Complete(null);
            }

            _pending.Clear();
        }
    }
}
