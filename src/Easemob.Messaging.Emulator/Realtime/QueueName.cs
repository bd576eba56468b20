using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Names a queue of a device: a conversation by its other side, or the system, which has no name.</summary>
internal readonly record struct QueueName(string Name, bool IsConference, string Resource)
{
    public static QueueName System { get; } = new("", IsConference: false, "");

    public static QueueName Conference(string id) => new(id, IsConference: true, "");

    public static QueueName User(string id, string? resource = null) => new(id, IsConference: false, resource ?? "");

    public static QueueName Of(JID address)
    {
        bool isConference = address.Domain.StartsWith("conference.", StringComparison.OrdinalIgnoreCase);
        return new QueueName(isConference ? address.Name : UserIds.Normalize(address.Name), isConference, address.ClientResource);
    }

    public JID Address(Addresses addresses) =>
        Name.Length == 0 ? addresses.System()
        : IsConference ? addresses.Full(Name, isConference: true)
        : addresses.Device(Name, Resource.Length > 0 ? Resource : null);
}
