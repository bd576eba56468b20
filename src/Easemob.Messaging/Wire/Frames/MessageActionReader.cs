using System.Text.Json;
using Google.Protobuf;
using KeyValue = Easemob.Messaging.Wire.Msync.KeyValue;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>Reads what happens to messages: they are read, delivered, recalled and edited.</summary>
internal static class MessageActionReader
{
    /// <summary>Reads an item and adds what happened; false where it is none of these, or damaged.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> item, in MetaRecord record, in ThisDevice device, NamePool names, List<ChatEvent> events)
    {
        try
        {
            ProtoBody body = ProtoBody.Parser.ParseFrom(record.Payload);
            string sender = body.From?.Name is { Length: > 0 } from ? from : names.Get(record.From.Name);
            string receiver = body.To?.Name is { Length: > 0 } to ? to : names.Get(record.To.Name);
            ConversationKey conversation = ConversationOf(record, body, device.IsUser(sender) ? receiver : sender, receiver);
            return body.Type switch
            {
                ProtoBody.Types.Type.ReadAck => TryReadReadReceipt(body, conversation, sender, events),
                ProtoBody.Types.Type.DeliverAck => TryReadDelivery(body, conversation, sender, events),
                ProtoBody.Types.Type.Recall => TryReadRecall(item, body, conversation, events),
                ProtoBody.Types.Type.ChannelAck => TryReadConversationRead(record, body, conversation, sender, device, events),
                ProtoBody.Types.Type.Edit => EditReader.TryRead(item, record, body, sender, device, names, events),
                _ => false,
            };
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    // Nothing tells a chat room from a group here; only messages themselves, and edits, say which it is.
    private static ConversationKey ConversationOf(in MetaRecord record, ProtoBody body, string peer, string receiver) =>
        !record.To.IsConference && body.MsgConfig is not { AllowGroupAck: true } ? ConversationKey.FromTrusted(ConversationType.Chat, peer)
        : BodyMetaReader.IsInThread(body.Meta.Span) ? ConversationKey.FromTrusted(ConversationType.Thread, receiver)
        : ConversationKey.FromTrusted(ConversationType.Group, receiver);

    private static bool TryReadReadReceipt(ProtoBody body, ConversationKey conversation, string sender, List<ChatEvent> events)
    {
        List<ulong> ids = TargetsOf(body);
        foreach (ulong id in conversation.Id.Length > 0 ? ids : [])
        {
            bool isGroups = conversation.Type != ConversationType.Chat;
            events.Add(new MessageRead
            {
                Conversation = conversation,
                MessageId = MessageIds.Format(id),
                ReaderId = sender,
                GroupReadCount = isGroups && id == body.AckMessageId ? ReadGroupCount(body) : null,
                Content = isGroups && body.AckContent.Length > 0 ? body.AckContent : null,
            });
        }

        return ids.Count > 0 && conversation.Id.Length > 0;
    }

    private static bool TryReadDelivery(ProtoBody body, ConversationKey conversation, string sender, List<ChatEvent> events)
    {
        List<ulong> ids = TargetsOf(body);
        foreach (ulong id in conversation.Id.Length > 0 ? ids : [])
        {
            events.Add(new MessageDelivered { Conversation = conversation, MessageId = MessageIds.Format(id), ReceiverId = sender });
        }

        return ids.Count > 0 && conversation.Id.Length > 0;
    }

    // Where the service itself recalls a message of a chat, the item does not say which: the conversation is the default value.
    private static bool TryReadRecall(ReadOnlyMemory<byte> item, ProtoBody body, ConversationKey conversation, List<ChatEvent> events)
    {
        List<ulong> ids = TargetsOf(body);
        KeyValue? extension = Meta.Parser.ParseFrom(item.Span).Ext
            .LastOrDefault(static entry => entry.Key == UploadEncoder.RecallExtension);
        foreach (ulong id in ids)
        {
            events.Add(new MessageRecalled
            {
                Conversation = conversation.Id.Length > 0 ? conversation : null,
                MessageId = MessageIds.Format(id),
                OperatorId = body.From?.Name is { Length: > 0 } from ? from : null,
                Extension = extension?.StringValue is { Length: > 0 } text ? text : null,
            });
        }

        return ids.Count > 0;
    }

    private static bool TryReadConversationRead(
        in MetaRecord record,
        ProtoBody body,
        ConversationKey conversation,
        string sender,
        in ThisDevice device,
        List<ChatEvent> events)
    {
        bool isOwn = device.IsUser(sender);
        string resource = FrameParts.Text(record.From.Resource);
        if (isOwn && device.IsDevice(resource))
        {
            return true;
        }

        bool isAboutAll = isOwn && body.ClearAllUnreadMessageCount;
        if (conversation.Id.Length == 0 && !isAboutAll)
        {
            return false;
        }

        events.Add(isOwn
            ? new UnreadClearedOnOtherDevice
            {
                Conversation = isAboutAll ? null : conversation,
                DeviceId = resource.Length > 0 ? resource : null,
            }
            : new ConversationRead { Conversation = conversation, ReaderId = sender });
        return true;
    }

    // The vendor's native clients name several messages in one receipt.
    private static List<ulong> TargetsOf(ProtoBody body)
    {
        var ids = new List<ulong>();
        if (body.AckMessageId != 0)
        {
            ids.Add(body.AckMessageId);
        }

        if (body.AckMessageIds.Count <= FrameParts.MaxEntries)
        {
            ids.AddRange(body.AckMessageIds.Where(id => id != 0 && id != body.AckMessageId));
        }

        return ids;
    }

    // A number, or an object that has it under the id of the message.
    private static int? ReadGroupCount(ProtoBody body)
    {
        if (body.Ext.Count == 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(body.Ext[0].StringValue);
            JsonElement count = document.RootElement;
            count = count.ValueKind == JsonValueKind.Object ? count.Member(MessageIds.Format(body.AckMessageId)) : count;
            return count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out int number) && number >= 0 ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
