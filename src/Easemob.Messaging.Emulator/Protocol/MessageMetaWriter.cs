using System.Globalization;
using System.Text.Json;
using Easemob.Messaging.Emulator.State;
using Google.Protobuf;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes what happened to a message after it was sent: reactions, edits, translations, threads, receipts.</summary>
internal static class MessageMetaWriter
{
    public static bool IsNeeded(EmulatorMessage message) =>
        message.Reactions.Count > 0 || message.Translations.Count > 0 || message.Edit is not null || message.Thread is not null
        || message.ThreadOverview is not null || message.IsRead || message.IsDelivered;

    public static byte[] Bytes(StoredMessage stored, string viewer) => JsonText.Bytes(writer => Write(writer, stored, viewer));

    /// <summary>Writes the JSON object that tells of an edit alone.</summary>
    public static ByteString EditNotice(StoredMessage stored, EmulatorEdit edit) => ByteString.CopyFrom(JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        WriteEdit(writer, stored, edit);
        writer.WriteEndObject();
    }));

    /// <summary>Writes the JSON object that tells of a thread alone.</summary>
    public static ByteString ThreadNotice(EmulatorThread thread) => ByteString.CopyFrom(JsonText.Bytes(writer =>
    {
        writer.WriteStartObject();
        WriteThread(writer, thread);
        writer.WriteEndObject();
    }));

    public static void Write(Utf8JsonWriter writer, StoredMessage stored, string viewer)
    {
        EmulatorMessage message = stored.Message;
        writer.WriteStartObject();
        WriteReactions(writer, message.Reactions, viewer);
        WriteTranslations(writer, message.Translations);
        if (message.Edit is { } edit)
        {
            WriteEdit(writer, stored, edit);
        }

        if (message.Thread is { } thread)
        {
            WriteThread(writer, thread);
        }

        if (message.ThreadOverview is { } overview)
        {
            WriteOverview(writer, overview, viewer);
        }

        // The recorded answers carry receipts as the number 1.
        if (message.IsRead)
        {
            writer.WriteNumber("isRead", 1);
        }

        if (message.IsDelivered)
        {
            writer.WriteNumber("isDelivered", 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteReactions(Utf8JsonWriter writer, IReadOnlyList<EmulatorReaction> reactions, string viewer)
    {
        if (reactions.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("reaction");
        foreach (EmulatorReaction reaction in reactions)
        {
            writer.WriteStartObject();
            writer.WriteString("reaction", reaction.Reaction);
            writer.WriteNumber("count", reaction.UserIds.Count);
            writer.WriteStartArray("userList");
            foreach (string userId in reaction.UserIds)
            {
                writer.WriteStringValue(userId);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("state", reaction.UserIds.Contains(viewer, StringComparer.OrdinalIgnoreCase));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTranslations(Utf8JsonWriter writer, IReadOnlyList<EmulatorTranslation> translations)
    {
        if (translations.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("translations");
        foreach (EmulatorTranslation translation in translations)
        {
            writer.WriteStartObject();
            writer.WriteString("code", translation.Code);
            writer.WriteString("text", translation.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEdit(Utf8JsonWriter writer, StoredMessage stored, EmulatorEdit edit)
    {
        writer.WriteStartObject("edit_msg");
        writer.WriteNumber("count", edit.Count);
        writer.WriteString("operator", edit.Operator);
        writer.WriteNumber("edit_time", edit.EditedAt.ToUnixTimeMilliseconds());
        writer.WriteString("sender", stored.Message.From);
        writer.WriteNumber("send_time", stored.Timestamp);
        writer.WriteString("chat_type", stored.Message.ChatType.EditWord());
        writer.WriteEndObject();
    }

    private static void WriteThread(Utf8JsonWriter writer, EmulatorThread thread)
    {
        writer.WriteStartObject("thread");
        writer.WriteString("msg_parent_id", thread.ParentMessageId);
        writer.WriteString("muc_parent_id", thread.GroupId);
        writer.WriteString("thread_name", thread.Name);
        writer.WriteEndObject();
    }

    private static void WriteOverview(Utf8JsonWriter writer, EmulatorThreadOverview overview, string viewer)
    {
        writer.WriteStartObject("thread_overview");
        writer.WriteString("id", overview.Id);
        writer.WriteString("muc_parent_id", overview.GroupId);
        writer.WriteString("name", overview.Name);
        writer.WriteNumber("create_timestamp", overview.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteNumber("update_timestamp", overview.UpdatedAt.ToUnixTimeMilliseconds());
        writer.WriteNumber("message_count", overview.MessageCount);
        if (overview.LastMessage is { Id: { } id, SentAt: { } sentAt } last)
        {
            StoredMessage stored = new(ulong.Parse(id, CultureInfo.InvariantCulture), sentAt.ToUnixTimeMilliseconds(), last);
            writer.WriteStartObject("last_message");
            writer.WriteString("id", id);
            writer.WriteString("from", last.From);
            writer.WriteString("to", last.To);
            writer.WriteNumber("timestamp", stored.Timestamp);
            writer.WritePropertyName("payload");
            MessageJsonWriter.WritePayload(writer, stored, viewer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
