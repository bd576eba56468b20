namespace Easemob.Messaging.Emulator.State;

/// <summary>Knows on which devices users are signed in; the realtime half tells it.</summary>
internal sealed class DeviceDirectory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Device>> _devices = [];

    /// <summary>Notes a device, in place of the one with the same resource.</summary>
    public void Add(string userId, Device device)
    {
        lock (_gate)
        {
            string user = UserIds.Normalize(userId);
            if (!_devices.TryGetValue(user, out List<Device>? devices))
            {
                _devices.Add(user, devices = []);
            }

            devices.RemoveAll(known => known.Resource == device.Resource);
            devices.Add(device);
        }
    }

    public void Remove(string userId, string resource)
    {
        lock (_gate)
        {
            _devices.GetValueOrDefault(UserIds.Normalize(userId))?.RemoveAll(known => known.Resource == resource);
        }
    }

    /// <summary>Returns the user's devices, the one that signed in first before the others.</summary>
    public IReadOnlyList<Device> List(string userId)
    {
        lock (_gate)
        {
            return [.. _devices.GetValueOrDefault(UserIds.Normalize(userId)) ?? []];
        }
    }
}
