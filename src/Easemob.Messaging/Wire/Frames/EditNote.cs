using System.Text.Json;
using ChatType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Type;

namespace Easemob.Messaging.Wire;

/// <summary>What the server notes of an edit, in JSON: who and when, and whose message it was.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="SentAt">When the message was sent; null where the server did not say.</param>
/// <param name="SenderId">Who sent it; null where the server did not say.</param>
/// <param name="ChatType">What kind of conversation it was sent in; null where the server did not say.</param>
internal sealed record EditNote(MessageEdit Edit, DateTimeOffset? SentAt, string? SenderId, ChatType? ChatType)
{
    /// <summary>Reads the note; null where there is none or it does not tell when the edit was made.</summary>
    public static EditNote? Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(json.ToArray());
            JsonElement note = document.RootElement.ObjectMember("edit_msg");
            return BodyMetaReader.ReadEdit(document.RootElement) is not { } edit ? null : new EditNote(
                edit,
                WireTime.ToInstant(note.IntegerMember("send_time")),
                note.StringMember("sender") is { Length: > 0 } sender ? sender : null,
                note.StringMember("chat_type") switch
                {
                    "chat:user" => Msync.MessageBody.Types.Type.Chat,
                    "chat:group" => Msync.MessageBody.Types.Type.Groupchat,
                    "chat:room" => Msync.MessageBody.Types.Type.Chatroom,
                    _ => null,
                });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
