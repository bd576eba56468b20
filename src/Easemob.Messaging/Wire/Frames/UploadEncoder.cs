using Google.Protobuf;
using JID = Easemob.Messaging.Wire.Msync.JID;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>Encodes what a client sends as an item. The server adds who sent it, from where and when.</summary>
internal static class UploadEncoder
{
    /// <summary>The key under which an item carries the text of a recall.</summary>
    public const string RecallExtension = "recallMessageExtensionInfo";

    /// <exception cref="ArgumentException">An id is no number, or a body is an unknown one, which only the service can make.</exception>
    public static Meta Encode(RealtimeUpload upload, AppKey appKey, string userId)
    {
        ConversationKey conversation = upload.Conversation;
        var meta = new Meta
        {
            Id = MessageIds.Parse(upload.LocalId),
            To = new JID { AppKey = appKey.ToString(), Name = conversation.Id, Domain = Domain.Of(conversation.Type) },
            Ns = Meta.Types.NameSpace.Chat,
            Routetype = Meta.Types.RouteType.RouteAll,
        };
        ProtoBody body = EncodeBody(upload, meta);
        body.From = new JID { Name = userId };
        body.To = new JID { Name = conversation.Id };
        if (body.Contents.Count == 0)
        {
            body.Contents.Add(new ProtoBody.Types.Content());
        }

        if (BodyMetaWriter.Write((upload as MessageUpload)?.Message.Body, conversation.Type) is { } json)
        {
            body.Meta = json;
        }

        meta.Payload = body.ToByteString();
        return meta;
    }

    private static ProtoBody EncodeBody(RealtimeUpload upload, Meta meta) => upload switch
    {
        MessageUpload message => Encode(message.Message, meta),
        RecallUpload recall => Encode(recall, meta),
        EditUpload edit => Encode(edit),
        ReadReceiptUpload receipt => Encode(receipt),
        DeliveryReceiptUpload receipt => new ProtoBody
        {
            Type = ProtoBody.Types.Type.DeliverAck,
            AckMessageId = MessageIds.Parse(receipt.MessageId),
        },
        _ => new ProtoBody { Type = ProtoBody.Types.Type.ChannelAck },
    };

    private static ProtoBody Encode(OutgoingMessage message, Meta meta)
    {
        ProtoBody body = BodyEncoder.Encode(message.Body, message.Extensions);
        body.Type = BodyEncoder.TypeOf(message.Conversation.Type);
        if (message.WantsGroupReceipts)
        {
            body.MsgConfig = new ProtoBody.Types.MessageConfig { AllowGroupAck = true };
        }

        if (ExtensionEncoder.EncodePriority(message.Priority) is { } priority)
        {
            meta.Ext.Add(priority);
        }

        if (message.ReceiverIds.Count > 0)
        {
            meta.Routetype = Meta.Types.RouteType.RouteDirect;
            meta.DirectedUsers.Add(message.ReceiverIds);
        }
        else if (message.IsOnlineOnly)
        {
            meta.Routetype = Meta.Types.RouteType.RouteOnline;
        }

        return body;
    }

    private static ProtoBody Encode(RecallUpload recall, Meta meta)
    {
        if (recall.Extension is { } extension)
        {
            meta.Ext.Add(ExtensionEncoder.Encode(RecallExtension, extension));
        }

        return new ProtoBody { Type = ProtoBody.Types.Type.Recall, AckMessageId = MessageIds.Parse(recall.MessageId) };
    }

    private static ProtoBody Encode(EditUpload edit)
    {
        ProtoBody body = BodyEncoder.Encode(edit.Body, edit.Extensions ?? ExtensionValue.None);
        body.Type = ProtoBody.Types.Type.Edit;
        body.EditMessageId = MessageIds.Parse(edit.MessageId);
        body.EditScope = edit.Extensions is null ? ProtoBody.Types.EditScope.Body : ProtoBody.Types.EditScope.BodyAndExt;
        return body;
    }

    private static ProtoBody Encode(ReadReceiptUpload receipt)
    {
        var body = new ProtoBody { Type = ProtoBody.Types.Type.ReadAck, AckMessageId = MessageIds.Parse(receipt.MessageId) };
        if (receipt.Conversation.Type != ConversationType.Chat)
        {
            body.MsgConfig = new ProtoBody.Types.MessageConfig { AllowGroupAck = true };
            if (receipt.Content is { } content)
            {
                body.AckContent = content;
            }
        }

        return body;
    }
}
