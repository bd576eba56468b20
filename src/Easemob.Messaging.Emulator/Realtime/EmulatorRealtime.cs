using System.Text;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.Emulator.State;
using Device = Easemob.Messaging.Emulator.Realtime.Device;

namespace Easemob.Messaging.Emulator;

/// <summary>Shows who is connected to the emulator, and lets tests act as the service does.</summary>
/// <remarks>Devices are remembered from their first sign-in on. Safe for use from any thread.</remarks>
public sealed class EmulatorRealtime
{
    private readonly RealtimeServices _services;

    internal EmulatorRealtime(RealtimeServices services) => _services = services;

    /// <summary>Gets all devices that have ever signed in: a copy that does not change.</summary>
    public IReadOnlyList<EmulatorDevice> Devices => [.. _services.Devices.All.Select(device => device.Describe())];

    /// <summary>Returns how many items a user's devices have not acknowledged.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <returns>The number of items in their queues.</returns>
    public int Pending(string userId, string? resource = null) => Of(userId, resource).Sum(device => device.Pending);

    /// <summary>Returns how many have read a group message, by their receipts.</summary>
    /// <param name="messageId">The message id.</param>
    /// <returns>The number of readers.</returns>
    public int GroupReadCount(string messageId) => _services.GroupReceipts.Readers(MessageIds.Parse(messageId)).Count;

    /// <summary>Signs devices out as the service does: tells them why, then closes their connections.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="operation">Why.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <param name="reason">The text that goes with it; null sends none.</param>
    /// <returns>How many connections were concerned.</returns>
    public int Kick(
        string userId,
        ForcedLogout operation = ForcedLogout.KickedByOtherDevice,
        string? resource = null,
        string? reason = null) =>
        ForEach(userId, resource, connection => connection.SignOut(_services.Frames, operation, reason));

    /// <summary>Cuts connections abruptly, with no closing handshake.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <returns>How many connections were concerned.</returns>
    public int Disconnect(string userId, string? resource = null) =>
        ForEach(userId, resource, connection => connection.End(ConnectionEnd.Cut));

    /// <summary>Sends a frame as it is to the user's connected devices, to try what no server should send.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="frame">The bytes, usually one <c>MSync</c>.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <returns>How many connections were concerned.</returns>
    public int SendFrame(string userId, byte[] frame, string? resource = null) =>
        ForEach(userId, resource, connection => connection.Send(FrameKind.Handmade, frame));

    /// <summary>Puts a notice into the system queue of the user's devices, connected or not.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="json">The payload: compact JSON, for clients do not read it with line feeds or tabs.</param>
    /// <param name="actingDevice">The device that does not get it; null means that all do.</param>
    public void SendNotify(string userId, string json, string? actingDevice = null) =>
        _services.Courier.Tell(new Notice(UserIds.Normalize(userId), actingDevice, NoticeKind.Notify, Encoding.UTF8.GetBytes(json)));

    /// <summary>Puts an item into a queue of the user's devices, connected or not, to try what no message model holds.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="conversationId">The peer, or the id of the group or room; empty is the system queue.</param>
    /// <param name="meta">The item, one <c>Meta</c>.</param>
    /// <param name="chatType">What kind of conversation it is.</param>
    public void SendItem(string userId, string conversationId, byte[] meta, EmulatorChatType chatType = EmulatorChatType.Chat)
    {
        QueueName queue = chatType == EmulatorChatType.Chat
            ? QueueName.User(UserIds.Normalize(conversationId))
            : QueueName.Conference(conversationId);
        _services.Courier.ToUser(UserIds.Normalize(userId), queue, new FixedItem(meta), new Addressing());
    }

    /// <summary>Waits until a device of a user is signed in.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="resource">The device id; null means any of the user's devices.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The device; at once if it is signed in already.</returns>
    public async Task<EmulatorDevice> WaitForConnectionAsync(
        string userId, string? resource = null, CancellationToken cancellationToken = default)
    {
        EmulatorDevice? found = null;
        await _services.Watchers.WaitAsync(() => (found = FirstConnected()) is not null, cancellationToken);
        return found!;

        EmulatorDevice? FirstConnected() => Of(userId, resource).FirstOrDefault(device => device.Connection is not null)?.Describe();
    }

    /// <summary>Waits until none of the user's devices, or not the one named, is signed in.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends then; at once if it is so already.</returns>
    public Task WaitForDisconnectionAsync(string userId, string? resource = null, CancellationToken cancellationToken = default) =>
        _services.Watchers.WaitAsync(() => Of(userId, resource).All(device => device.Connection is null), cancellationToken);

    /// <summary>Waits until a user's devices have acknowledged everything.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="resource">The device id; null means all of the user's devices.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends then; at once if nothing is pending.</returns>
    public Task WaitForAcknowledgementAsync(string userId, string? resource = null, CancellationToken cancellationToken = default) =>
        _services.Watchers.WaitAsync(() => Pending(userId, resource) == 0, cancellationToken);

    private IEnumerable<Device> Of(string userId, string? resource) =>
        _services.Devices.DevicesOf(UserIds.Normalize(userId)).Where(device => resource is null || device.Resource == resource);

    private int ForEach(string userId, string? resource, Action<Connection> act)
    {
        Connection[] connections = [.. Of(userId, resource).Select(device => device.Connection).OfType<Connection>()];
        Array.ForEach(connections, act);
        return connections.Length;
    }
}
