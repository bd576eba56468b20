using Google.Protobuf;
using JID = Easemob.Messaging.Wire.Msync.JID;
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
        ProtoBody body = BodyEncoder.Encode(message.Body, message.Extensions);
        body.Type = BodyEncoder.TypeOf(message.Conversation.Type);
        body.From = new JID { Name = message.SenderId };
        body.To = new JID { Name = message.ReceiverId };
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
        if (ExtensionEncoder.EncodePriority(message.Priority) is { } priority)
        {
            meta.Ext.Add(priority);
        }

        if (message.IsBroadcast)
        {
            meta.Ext.Add(ExtensionEncoder.Encode("is_broadcast", true));
        }

        return meta;
    }
}
