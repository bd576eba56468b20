using Content = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Reads the envelope of a protobuf <c>Meta</c> record straight from its bytes: all that the cache and a list need, without
/// building the record's objects. Tested against Google.Protobuf.
/// </summary>
internal static class MetaReader
{
    private static readonly MessageType[] ContentTypes =
    [
        MessageType.Text, MessageType.Image, MessageType.Video, MessageType.Location, MessageType.Voice, MessageType.File,
        MessageType.Command, MessageType.Custom, MessageType.Combined,
    ];

    /// <summary>Reads a message of a conversation; false where the record is damaged or is not a message (a receipt, a notice).</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> meta, ConversationKey conversation, string ownUserId, NamePool names, out MessageEnvelope envelope)
    {
        envelope = default;
        return MetaRecord.TryRead(meta, out MetaRecord record)
            && BodyRecord.TryRead(record.Payload, out BodyRecord body)
            && TryRead(record, body, conversation, ownUserId, names, out envelope);
    }

    /// <summary>
    /// Reads a message whose conversation only the record tells; false also where it does not, and for a piece of a text that is
    /// written piece by piece: the whole text comes in the end.
    /// </summary>
    public static bool TryRead(in MetaRecord record, string ownUserId, NamePool names, out MessageEnvelope envelope)
    {
        envelope = default;
        return BodyRecord.TryRead(record.Payload, out BodyRecord body)
            && !body.IsFragment
            && TryRead(record, body, conversation: null, ownUserId, names, out envelope)
            && envelope.Conversation.Id.Length > 0;
    }

    /// <summary>Returns the type of a content, by the service's word; unknown numbers keep their number.</summary>
    public static MessageType TypeOf(int contentType, bool isCombined) =>
        isCombined && contentType == (int)Content.Types.Type.Text ? MessageType.Combined
        : contentType >= 0 && contentType < ContentTypes.Length ? ContentTypes[contentType]
        : new MessageType($"type-{contentType}");

    private static bool TryRead(
        in MetaRecord record,
        in BodyRecord body,
        ConversationKey? conversation,
        string ownUserId,
        NamePool names,
        out MessageEnvelope envelope)
    {
        envelope = default;
        if (record.Id == 0 || record.Timestamp > WireTime.Max || record.Ns != (ulong)Meta.Types.NameSpace.Chat || !body.IsMessage)
        {
            return false;
        }

        // The body's own names decide what the application sees; the record's are there when the body has none.
        string sender = names.Get(body.From.Name.IsEmpty ? record.From.Name : body.From.Name);
        string receiver = names.Get(body.To.Name.IsEmpty ? record.To.Name : body.To.Name);
        MessageDirection direction = ServiceIds.DirectionOf(sender, ownUserId);
        envelope = new MessageEnvelope
        {
            Id = record.Id,
            Conversation = conversation ?? ConversationOf(body, direction == MessageDirection.Sent ? receiver : sender, receiver),
            SenderId = sender,
            ReceiverId = receiver,
            ServerTime = (long)record.Timestamp,
            Direction = direction,
            Type = body.ContentType,
            EditTime = BodyMetaReader.ReadEditTime(body.Meta),
        };
        return true;
    }

    private static ConversationKey ConversationOf(in BodyRecord body, string peer, string receiver) => body.Type switch
    {
        (ulong)ProtoBody.Types.Type.Chat => ConversationKey.FromTrusted(ConversationType.Chat, peer),
        (ulong)ProtoBody.Types.Type.Chatroom => ConversationKey.FromTrusted(ConversationType.ChatRoom, receiver),
        _ when BodyMetaReader.IsInThread(body.Meta) => ConversationKey.FromTrusted(ConversationType.Thread, receiver),
        _ => ConversationKey.FromTrusted(ConversationType.Group, receiver),
    };
}
