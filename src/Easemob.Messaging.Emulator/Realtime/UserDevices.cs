using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>The devices of one user, in the order of their latest sign-in, and what waits for the first of them.</summary>
internal sealed class UserDevices(string userId, FrameWriter frames, EmulatorSwitches switches)
{
    private readonly Lock _gate = new();
    private readonly List<Device> _devices = [];
    private readonly List<(QueueName Queue, ItemContent Content)> _backlog = [];

    public IReadOnlyList<Device> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _devices];
            }
        }
    }

    /// <summary>Gives a device its connection; refuses one too many, or names those that must go for it.</summary>
    public bool TryAttach(
        Connection connection, string resource, Provision request, byte[] answer, out IReadOnlyList<Connection> displaced)
    {
        List<Connection> leaving = [];
        displaced = leaving;
        lock (_gate)
        {
            Device[] others = [.. _devices.Where(device => device.Resource != resource && device.Connection is not null)];
            int excess = others.Length + 1 - (switches.MaxDevices ?? int.MaxValue);
            if (excess > 0 && !switches.DisplacesOldestDevice)
            {
                return false;
            }

            leaving.AddRange(others.Take(Math.Max(0, excess)).Select(device => device.Connection).OfType<Connection>());
            Device device = Newest(resource);
            connection.Device = device;
            if (device.Attach(connection, request, answer) is { } older)
            {
                leaving.Add(older);
            }

            return true;
        }
    }

    /// <summary>Puts an item into the queues of all devices but one, or of one only.</summary>
    public void Enqueue(QueueName queue, ItemContent content, Addressing addressing)
    {
        lock (_gate)
        {
            bool keeps = !addressing.OnlineOnly && switches.OfflineQueue;
            if (_devices.Count == 0 && keeps && addressing.WaitsForFirstDevice)
            {
                _backlog.Add((queue, content));
            }

            foreach (Device device in _devices)
            {
                bool isConnected = device.Connection is not null;
                if ((isConnected || keeps) && addressing.Concerns(device.Resource))
                {
                    device.Enqueue(queue, content, isConnected);
                }
            }
        }
    }

    private Device Newest(string resource)
    {
        Device? device = _devices.Find(device => device.Resource == resource);
        if (device is not null)
        {
            _devices.Remove(device);
        }
        else
        {
            device = new Device(userId, resource, frames);
            _backlog.ForEach(item => device.Enqueue(item.Queue, item.Content, wasOnline: false));
            _backlog.Clear();
        }

        _devices.Add(device);
        return device;
    }
}
