using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>One device of a user: its queues, which outlive its connections, and the connection it has now.</summary>
internal sealed class Device(string userId, string resource, FrameWriter frames)
{
    // Keys look like the service's ids, so that clients that squeeze them into a double are found out.
    private const ulong FirstKey = 1_800_000_000_000_000_001;

    private readonly Lock _gate = new();
    private readonly Dictionary<QueueName, DeviceQueue> _queues = [];
    private volatile Connection? _connection;
    private ulong _nextKey = FirstKey;

    public string UserId { get; } = userId;

    public string Resource { get; } = resource;

    public string Uuid { get; private set; } = "";

    public string Name { get; private set; } = "";

    public UploadMemory Uploads { get; } = new();

    public Connection? Connection => _connection;

    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _queues.Values.Sum(queue => queue.Count);
            }
        }
    }

    /// <summary>Gives the device a connection, after telling it so, and returns the one it had.</summary>
    public Connection? Attach(Connection connection, Provision request, byte[] answer)
    {
        lock (_gate)
        {
            Uuid = request.DeviceUuid;
            Name = request.DeviceName;
            Connection? older = _connection;
            _connection = connection;
            connection.Send(FrameKind.ProvisionAnswer, answer);
            EndRounds();
            return older == connection ? null : older;
        }
    }

    /// <summary>Takes a connection away, if it is still the device's.</summary>
    public bool Detach(Connection connection)
    {
        lock (_gate)
        {
            if (_connection != connection)
            {
                return false;
            }

            _connection = null;
            EndRounds();
            return true;
        }
    }

    public void Enqueue(QueueName name, ItemContent content, bool wasOnline)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(name, out DeviceQueue? queue))
            {
                _queues.Add(name, queue = new DeviceQueue());
            }

            queue.Add(new QueueItem(_nextKey++, content, wasOnline));
            if (_connection is not null && !queue.IsInRound)
            {
                _connection.Send(FrameKind.Notice, frames.Notice(name));
            }
        }
    }

    public void AnswerUnread(Connection connection)
    {
        lock (_gate)
        {
            connection.Send(FrameKind.UnreadAnswer, frames.Unread(_queues.Where(queue => queue.Value.Count > 0)
                .Select(queue => (queue.Key, queue.Value.Count))));
        }
    }

    /// <summary>Forgets what the key acknowledges, and answers with what follows; when nothing does, the round is over.</summary>
    public void AnswerPull(Connection connection, JID address, ulong? key, int size)
    {
        lock (_gate)
        {
            if (!_queues.TryGetValue(QueueName.Of(address), out DeviceQueue? queue))
            {
                connection.Send(FrameKind.LastBatch, FrameWriter.LastBatch(address));
                return;
            }

            queue.Acknowledge(key ?? 0);
            List<byte[]> batch = queue.Batch(size, UserId, out ulong next);
            queue.IsInRound = batch.Count > 0;
            if (batch.Count > 0)
            {
                connection.Send(FrameKind.Batch, FrameWriter.Batch(address, batch, next));
            }
            else
            {
                connection.Send(FrameKind.LastBatch, FrameWriter.LastBatch(address));
            }
        }
    }

    public EmulatorDevice Describe() => new(UserId, Resource, Connection is not null, Pending);

    private void EndRounds()
    {
        foreach (DeviceQueue queue in _queues.Values)
        {
            queue.IsInRound = false;
        }
    }
}
