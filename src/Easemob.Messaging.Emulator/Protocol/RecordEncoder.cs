using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes a message as the protobuf <see cref="Meta"/> that history and the realtime channel carry.</summary>
internal sealed class RecordEncoder(string appKey)
{
    private readonly Addresses _addresses = new(appKey);

    /// <summary>Encodes once, for everyone who may see the message; only of reactions each is told which are theirs.</summary>
    public byte[] Record(StoredMessage stored, string viewer) =>
        stored.Message.Reactions.Count > 0 ? Encode(stored, viewer) : stored.Record ??= Encode(stored, viewer);

    private byte[] Encode(StoredMessage stored, string viewer)
    {
        EmulatorMessage message = stored.Message;
        Meta meta = new()
        {
            Id = stored.Id,
            From = _addresses.Device(message.From, message.FromDevice),
            To = message.ChatType.IsConference() ? _addresses.Full(message.To, true) : _addresses.Device(message.To, message.ToDevice),
            Timestamp = (ulong)stored.Timestamp,
            Ns = Meta.Types.NameSpace.Chat,
            Payload = Body(stored, viewer).ToByteString(),
        };
        if (message.ChatType == EmulatorChatType.ChatRoom && message.RoomPriority != EmulatorRoomPriority.Normal)
        {
            meta.Ext.Add(ExtensionEncoder.KeyValue("chatroom_msg_tag", (long)message.RoomPriority));
        }

        return meta.ToByteArray();
    }

    private static MessageBody Body(StoredMessage stored, string viewer)
    {
        EmulatorMessage message = stored.Message;
        MessageBody body = new()
        {
            Type = message.ChatType switch
            {
                EmulatorChatType.Chat => MessageBody.Types.Type.Chat,
                EmulatorChatType.GroupChat => MessageBody.Types.Type.Groupchat,
                _ => MessageBody.Types.Type.Chatroom,
            },
            From = Addresses.NameOnly(message.From),
            To = Addresses.NameOnly(message.To),
        };
        body.Contents.Add(ContentEncoder.Content(message.Body));
        foreach ((string key, ExtensionValue value) in message.Extensions)
        {
            body.Ext.Add(ExtensionEncoder.KeyValue(key, value));
        }

        if (message.AllowsGroupReceipts)
        {
            body.MsgConfig = new MessageBody.Types.MessageConfig { AllowGroupAck = true };
        }

        if (MessageMetaWriter.IsNeeded(message))
        {
            body.Meta = ByteString.CopyFrom(MessageMetaWriter.Bytes(stored, viewer));
        }

        if (message.Body is TextBody { Stream: { } stream })
        {
            body.Stream = ContentEncoder.Stream(stream);
        }

        return body;
    }
}
