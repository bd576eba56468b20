using Google.Protobuf;
using JID = Easemob.Messaging.Wire.Msync.JID;
using Meta = Easemob.Messaging.Wire.Msync.Meta;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Reads edits: makes of an edit the record that history would now have of the message, so that nothing further on needs to know two
/// kinds.
/// </summary>
internal static class EditReader
{
    /// <summary>Reads an edit; false where the server did not note what message it was.</summary>
    /// <exception cref="InvalidProtocolBufferException">The item is damaged.</exception>
    public static bool TryRead(
        ReadOnlyMemory<byte> item,
        in MetaRecord record,
        ProtoBody body,
        string editor,
        in ThisDevice device,
        NamePool names,
        List<ChatEvent> events)
    {
        if (EditNote.Read(body.Meta.Span) is not { SentAt: { } sentAt } note)
        {
            return false;
        }

        bool replacesExtensions = body.EditScope == ProtoBody.Types.EditScope.BodyAndExt;
        byte[] edited = WriteEdited(item, body, note, sentAt, editor, record.To.IsConference);
        if (!MetaRecord.TryRead(edited, out MetaRecord message)
            || !MetaReader.TryRead(message, device.UserId, names, out MessageEnvelope envelope))
        {
            return false;
        }

        events.Add(new MessageEdited
        {
            Message = new ChatMessage(envelope, new ProtobufPayload(edited)),
            ReplacesExtensions = replacesExtensions,
        });
        return true;
    }

    private static byte[] WriteEdited(
        ReadOnlyMemory<byte> item, ProtoBody body, EditNote note, DateTimeOffset sentAt, string editor, bool isConference)
    {
        var sender = new JID { Name = note.SenderId ?? editor };
        Meta meta = Meta.Parser.ParseFrom(item.Span);
        meta.Id = body.EditMessageId;
        meta.From = sender;
        meta.Timestamp = (ulong)sentAt.ToUnixTimeMilliseconds();
        body.Type = note.ChatType ?? (isConference ? ProtoBody.Types.Type.Groupchat : ProtoBody.Types.Type.Chat);
        body.From = sender;
        body.ClearEditMessageId();
        body.ClearEditScope();
        meta.Payload = body.ToByteString();
        return meta.ToByteArray();
    }
}
