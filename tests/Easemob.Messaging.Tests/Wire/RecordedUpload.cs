using Easemob.Messaging.Wire;
using CommSyncUL = Easemob.Messaging.Wire.Msync.CommSyncUL;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using MSync = Easemob.Messaging.Wire.Msync.MSync;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>Says in terms of models what the vendor's client sent.</summary>
internal static class RecordedUpload
{
    public static RealtimeUpload Of(byte[] frame)
    {
        Meta meta = CommSyncUL.Parser.ParseFrom(MSync.Parser.ParseFrom(frame).Payload).Meta;
        ProtoBody body = ProtoBody.Parser.ParseFrom(meta.Payload);
        string localId = MessageIds.Format(meta.Id);
        ConversationKey conversation = ConversationOf(meta, body);
        string target = MessageIds.Format(body.AckMessageId);
        return body.Type switch
        {
            ProtoBody.Types.Type.ReadAck => new ReadReceiptUpload { LocalId = localId, Conversation = conversation, MessageId = target },
            ProtoBody.Types.Type.DeliverAck => new DeliveryReceiptUpload { LocalId = localId, Conversation = conversation, MessageId = target },
            ProtoBody.Types.Type.ChannelAck => new ConversationReadUpload { LocalId = localId, Conversation = conversation },
            ProtoBody.Types.Type.Recall => new RecallUpload
            {
                LocalId = localId,
                Conversation = conversation,
                MessageId = target,
                Extension = meta.Ext.SingleOrDefault()?.StringValue,
            },
            ProtoBody.Types.Type.Edit => new EditUpload
            {
                LocalId = localId,
                Conversation = conversation,
                MessageId = MessageIds.Format(body.EditMessageId),
                Body = ContentOf(meta).Body,
                Extensions = body.EditScope == ProtoBody.Types.EditScope.BodyAndExt ? ContentOf(meta).Extensions : null,
            },
            _ => MessageOf(meta, localId, conversation),
        };
    }

    private static MessageUpload MessageOf(Meta meta, string localId, ConversationKey conversation)
    {
        MessageContent content = ContentOf(meta);
        return new MessageUpload
        {
            LocalId = localId,
            Conversation = conversation,
            Message = new OutgoingMessage
            {
                Conversation = conversation,
                Body = content.Body,
                Extensions = content.Extensions,
                WantsGroupReceipts = content.WantsGroupReceipts,
                Priority = conversation.Type == ConversationType.ChatRoom ? content.Priority : ChatRoomPriority.Normal,
                IsOnlineOnly = meta.Routetype == Meta.Types.RouteType.RouteOnline,
                ReceiverIds = [.. meta.DirectedUsers],
            },
        };
    }

    private static MessageContent ContentOf(Meta meta) => new ProtobufPayload(Google.Protobuf.MessageExtensions.ToByteArray(meta)).Decode();

    private static ConversationKey ConversationOf(Meta meta, ProtoBody body) =>
        body.Type == ProtoBody.Types.Type.Chatroom ? ConversationKey.ChatRoom(meta.To.Name)
        : meta.To.Domain == "easemob.com" ? ConversationKey.Chat(meta.To.Name)
        : ConversationKey.Group(meta.To.Name);
}
