using System.Text.Json;
using Google.Protobuf;
using KeyValue = Easemob.Messaging.Wire.Msync.KeyValue;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>A message as a protobuf <c>Meta</c> record.</summary>
internal sealed class ProtobufPayload(ReadOnlyMemory<byte> bytes) : MessagePayload(bytes)
{
    private static readonly MessageParser<Meta> MetaParser = Meta.Parser.WithDiscardUnknownFields(true);
    private static readonly MessageParser<ProtoBody> BodyParser = ProtoBody.Parser.WithDiscardUnknownFields(true);

    public override PayloadFormat Format => PayloadFormat.Protobuf;

    public override MessageContent Decode()
    {
        try
        {
            Meta meta = MetaParser.ParseFrom(new System.Buffers.ReadOnlySequence<byte>(Bytes));
            ProtoBody body = BodyParser.ParseFrom(meta.Payload);
            var content = new MessageContent
            {
                Body = ProtobufBodyReader.Read(body, Bytes),
                Extensions = ExtensionReader.Read(body.Ext),
                WantsGroupReceipts = body.MsgConfig?.AllowGroupAck ?? false,
                Priority = ReadPriority(meta),
                IsBroadcast = meta.Ext.Any(static entry => entry.Key == "is_broadcast" && entry.VarintValue != 0),
            };
            return AddBodyMeta(content, body);
        }
        catch (InvalidProtocolBufferException)
        {
            return new MessageContent { Body = new UnknownMessageBody(new MessageType("damaged"), Bytes) };
        }
    }

    private static MessageContent AddBodyMeta(MessageContent content, ProtoBody body)
    {
        if (body.Meta.IsEmpty)
        {
            return content;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(body.Meta.Memory);
            return BodyMetaReader.AddTo(content, document.RootElement);
        }
        catch (JsonException)
        {
            // The vendor's clients show a message whose extras are garbled; so do we.
            return content;
        }
    }

    private static ChatRoomPriority ReadPriority(Meta meta)
    {
        KeyValue? tag = meta.Ext.FirstOrDefault(static entry => entry.Key == "chatroom_msg_tag");
        return tag?.VarintValue switch
        {
            0 => ChatRoomPriority.High,
            2 => ChatRoomPriority.Low,
            _ => ChatRoomPriority.Normal,
        };
    }
}
