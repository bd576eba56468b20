using Google.Protobuf;
using JID = Easemob.Messaging.Wire.Msync.JID;
using KeyValue = Easemob.Messaging.Wire.Msync.KeyValue;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>Encodes a message that was made in memory as the wire would have it.</summary>
internal static class MessageEncoder
{
    /// <summary>Returns the bytes of a protobuf <c>Meta</c> record.</summary>
    /// <exception cref="ArgumentException">The message has an unknown body, which only the service can make.</exception>
    public static byte[] Encode(ChatMessage message)
    {
        var body = new ProtoBody
        {
            Type = message.Conversation.Type switch
            {
                ConversationType.Chat => ProtoBody.Types.Type.Chat,
                ConversationType.ChatRoom => ProtoBody.Types.Type.Chatroom,
                _ => ProtoBody.Types.Type.Groupchat,
            },
            From = new JID { Name = message.SenderId },
            To = new JID { Name = message.ReceiverId },
        };
        body.Contents.Add(ContentEncoder.Encode(message.Body));
        body.Ext.Add(ExtensionEncoder.Encode(message.Extensions));
        if (message.Body is TextMessageBody { Stream: { } stream })
        {
            body.Stream = Encode(stream);
        }

        if (message.WantsGroupReceipts)
        {
            body.MsgConfig = new ProtoBody.Types.MessageConfig { AllowGroupAck = true };
        }

        if (BodyMetaWriter.Write(message) is { } json)
        {
            body.Meta = json;
        }

        return Encode(message, body).ToByteArray();
    }

    private static Meta Encode(ChatMessage message, ProtoBody body)
    {
        var meta = new Meta
        {
            Id = message.Id,
            From = new JID { Name = message.SenderId },
            To = new JID { Name = message.ReceiverId },
            Timestamp = (ulong)message.SentAt.ToUnixTimeMilliseconds(),
            Ns = Meta.Types.NameSpace.Chat,
            Payload = body.ToByteString(),
        };
        if (message.Priority != ChatRoomPriority.Normal)
        {
            meta.Ext.Add(new KeyValue
            {
                Key = "chatroom_msg_tag",
                Type = KeyValue.Types.ValueType.Int,
                VarintValue = message.Priority == ChatRoomPriority.High ? 0 : 2,
            });
        }

        if (message.IsBroadcast)
        {
            meta.Ext.Add(new KeyValue { Key = "is_broadcast", Type = KeyValue.Types.ValueType.Bool, VarintValue = 1 });
        }

        return meta;
    }

    private static ProtoBody.Types.Stream Encode(TextStream stream)
    {
        var encoded = new ProtoBody.Types.Stream
        {
            StreamStatus = (ProtoBody.Types.Stream.Types.StreamStatus)stream.Status,
            StreamError = (uint)stream.Error,
            StreamFinishReason = stream.FinishReason,
        };
        if (stream.CustomType is { } customType)
        {
            encoded.StreamType = customType;
        }

        return encoded;
    }
}
