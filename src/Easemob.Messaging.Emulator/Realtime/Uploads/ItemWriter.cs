using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Makes of what a device sent the item that others get: as it is, but with what only the server knows.</summary>
internal sealed class ItemWriter(RealtimeServices services)
{
    private readonly Addresses _addresses = services.Frames.Addresses;

    public Meta Item(Upload upload, ulong id, long timestamp)
    {
        Meta item = new()
        {
            Id = id,
            From = _addresses.Device(upload.Sender, upload.Device.Resource),
            To = upload.IsToConference
                ? _addresses.Full(upload.Target, isConference: true)
                : _addresses.Device(upload.Target, upload.TargetDevice),
            Timestamp = (ulong)timestamp,
            Ns = Meta.Types.NameSpace.Chat,
            Payload = Payload(upload),
            Routetype = upload.Meta.Routetype,
        };
        item.Ext.AddRange(upload.Meta.Ext);
        return item;
    }

    /// <summary>Makes an item that is no message, with an id and the time of its own.</summary>
    public Meta Item(Upload upload) => Item(upload, services.State.NextItemId(), services.State.Now);

    // The names are the server's word, whatever the client wrote.
    private static ByteString Payload(Upload upload)
    {
        if (upload.Body.From?.Name == upload.Sender && upload.Body.To?.Name == upload.Target)
        {
            return upload.Meta.Payload;
        }

        MessageBody body = upload.Body.Clone();
        body.From = Addresses.NameOnly(upload.Sender);
        body.To = Addresses.NameOnly(upload.Target);
        return body.ToByteString();
    }
}
