using System.Collections.Concurrent;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Knows every device of every user.</summary>
internal sealed class DeviceRegistry(ServerState state, FrameWriter frames)
{
    private readonly ConcurrentDictionary<string, UserDevices> _users = new();

    public IEnumerable<Device> All => _users.Values.SelectMany(user => user.All);

    public UserDevices Of(string userId) =>
        _users.GetOrAdd(userId, static (id, owner) => owner.Create(id), this);

    public IReadOnlyList<Device> DevicesOf(string userId) => _users.TryGetValue(userId, out UserDevices? user) ? user.All : [];

    private UserDevices Create(string userId) => new(userId, frames, state.Switches);
}
