using Content = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content;
using JID = Easemob.Messaging.Wire.Msync.JID;
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
        ulong id = 0;
        ulong timestamp = 0;
        ulong ns = 0;
        ReadOnlySpan<byte> payload = default;
        ReadOnlySpan<byte> metaFrom = default;
        ReadOnlySpan<byte> metaTo = default;
        bool areNamesRead = true;
        var reader = new ProtobufReader(meta);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Meta.IdFieldNumber, ProtobufKind.Varint): id = reader.Number; break;
                case (Meta.FromFieldNumber, ProtobufKind.Bytes): areNamesRead &= TryReadName(reader.Bytes, ref metaFrom); break;
                case (Meta.ToFieldNumber, ProtobufKind.Bytes): areNamesRead &= TryReadName(reader.Bytes, ref metaTo); break;
                case (Meta.TimestampFieldNumber, ProtobufKind.Varint): timestamp = reader.Number; break;
                case (Meta.NsFieldNumber, ProtobufKind.Varint): ns = reader.Number; break;
                case (Meta.PayloadFieldNumber, ProtobufKind.Bytes): payload = reader.Bytes; break;
                default: break;
            }
        }

        if (reader.IsMalformed || !areNamesRead || id == 0 || timestamp > WireTime.Max || ns != (ulong)Meta.Types.NameSpace.Chat
            || !TryReadBody(payload, out BodyEnvelope body))
        {
            return false;
        }

        // The body's own names decide what the application sees; the record's are there when the body has none.
        string sender = names.Get(body.From.IsEmpty ? metaFrom : body.From);
        envelope = new MessageEnvelope
        {
            Id = id,
            Conversation = conversation,
            SenderId = sender,
            ReceiverId = names.Get(body.To.IsEmpty ? metaTo : body.To),
            ServerTime = (long)timestamp,
            Direction = ServiceIds.DirectionOf(sender, ownUserId),
            Type = body.Type,
            EditTime = body.EditTime,
        };
        return true;
    }

    /// <summary>Returns the type of a content, by the service's word; unknown numbers keep their number.</summary>
    public static MessageType TypeOf(int contentType, bool isCombined) =>
        isCombined && contentType == (int)Content.Types.Type.Text ? MessageType.Combined
        : contentType >= 0 && contentType < ContentTypes.Length ? ContentTypes[contentType]
        : new MessageType($"type-{contentType}");

    private static bool TryReadBody(ReadOnlySpan<byte> payload, out BodyEnvelope body)
    {
        body = default;
        ulong type = 0;
        bool hasContent = false;
        bool areNamesRead = true;
        var reader = new ProtobufReader(payload);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (ProtoBody.TypeFieldNumber, ProtobufKind.Varint): type = reader.Number; break;
                case (ProtoBody.FromFieldNumber, ProtobufKind.Bytes): areNamesRead &= TryReadName(reader.Bytes, ref body.From); break;
                case (ProtoBody.ToFieldNumber, ProtobufKind.Bytes): areNamesRead &= TryReadName(reader.Bytes, ref body.To); break;
                case (ProtoBody.MetaFieldNumber, ProtobufKind.Bytes): body.EditTime = BodyMetaReader.ReadEditTime(reader.Bytes); break;
                case (ProtoBody.ContentsFieldNumber, ProtobufKind.Bytes) when !hasContent:
                    hasContent = true;
                    if (!TryReadContentType(reader.Bytes, out body.Type))
                    {
                        return false;
                    }

                    break;
                default: break;
            }
        }

        if (!hasContent)
        {
            body.Type = new MessageType("empty");
        }

        return !reader.IsMalformed && areNamesRead
            && type is >= (ulong)ProtoBody.Types.Type.Chat and <= (ulong)ProtoBody.Types.Type.Chatroom;
    }

    private static bool TryReadContentType(ReadOnlySpan<byte> content, out MessageType type)
    {
        int number = 0;
        bool isCombined = false;
        var reader = new ProtobufReader(content);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Content.TypeFieldNumber, ProtobufKind.Varint): number = (int)reader.Number; break;
                case (Content.SubTypeFieldNumber, ProtobufKind.Varint): isCombined = reader.Number == 0; break;
                default: break;
            }
        }

        type = TypeOf(number, isCombined);
        return !reader.IsMalformed;
    }

    // An address that comes twice is merged, as protobuf merges records: a name that the second leaves out stays.
    private static bool TryReadName(ReadOnlySpan<byte> jid, ref ReadOnlySpan<byte> name)
    {
        var reader = new ProtobufReader(jid);
        while (reader.Read())
        {
            if ((reader.Field, reader.Kind) == (JID.NameFieldNumber, ProtobufKind.Bytes))
            {
                name = reader.Bytes;
            }
        }

        return !reader.IsMalformed;
    }

    private ref struct BodyEnvelope
    {
        public ReadOnlySpan<byte> From;
        public ReadOnlySpan<byte> To;
        public MessageType Type;
        public long EditTime;
    }
}
