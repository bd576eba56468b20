using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;
using RouteType = Easemob.Messaging.Emulator.Protocol.Msync.Meta.Types.RouteType;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Takes a message to a user, group or room.</summary>
internal sealed class MessageUpload(RealtimeServices services)
{
    private const string PriorityTag = "chatroom_msg_tag";

    private readonly ItemWriter _items = new(services);

    public UploadAnswer Take(Upload upload)
    {
        EmulatorMessage message = Read(upload);
        StoredMessage stored = services.State.Append(new Posting(message)
        {
            OnlineOnly = upload.Meta.Routetype == RouteType.RouteOnline,
            DirectedUsers = DirectedUsers(upload.Meta),
            Record = (id, timestamp) => Record(_items.Item(upload, id, timestamp), message.Thread),
        });
        return UploadAnswer.Accepted(stored.Id, stored.Timestamp);
    }

    private EmulatorMessage Read(Upload upload)
    {
        Channel? conference = upload.IsToConference ? services.State.FindConference(upload.Target) : null;
        return new EmulatorMessage
        {
            ChatType = conference?.ChatType ?? EmulatorChatType.Chat,
            From = upload.Sender,
            FromDevice = upload.Device.Resource,
            To = upload.Target,
            ToDevice = upload.TargetDevice,
            Body = ContentDecoder.Body(upload.Body),
            Extensions = ExtensionDecoder.Values(upload.Body.Ext),
            AllowsGroupReceipts = upload.Body.MsgConfig?.AllowGroupAck == true,
            RoomPriority = Priority(upload.Meta),
            Thread = conference?.ThreadNote,
        };
    }

    // Clients say that a message is in a thread; which one it is they leave to the server.
    private static byte[] Record(Meta item, EmulatorThread? thread)
    {
        if (thread is not null)
        {
            MessageBody body = MessageBody.Parser.ParseFrom(item.Payload);
            body.Meta = MessageMetaWriter.ThreadNotice(thread);
            item.Payload = body.ToByteString();
        }

        return item.ToByteArray();
    }

    private static HashSet<string>? DirectedUsers(Meta meta) =>
        meta.Routetype == RouteType.RouteDirect ? [.. meta.DirectedUsers.Select(UserIds.Normalize)] : null;

    private static EmulatorRoomPriority Priority(Meta meta)
    {
        KeyValue? tag = meta.Ext.FirstOrDefault(entry => entry.Key == PriorityTag);
        return tag is { HasVarintValue: true, VarintValue: 0 or 2 } ? (EmulatorRoomPriority)tag.VarintValue : EmulatorRoomPriority.Normal;
    }
}
