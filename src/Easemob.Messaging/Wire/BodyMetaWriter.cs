using System.Text.Json;
using Google.Protobuf;

namespace Easemob.Messaging.Wire;

/// <summary>Writes the JSON that goes with a body; the twin of <see cref="BodyMetaReader"/>.</summary>
internal static class BodyMetaWriter
{
    /// <summary>Returns the JSON, or null for a message that has nothing to say in it.</summary>
    public static ByteString? Write(ChatMessage message)
    {
        IReadOnlyList<MessageTranslation> translations = (message.Body as TextMessageBody)?.Translations ?? [];
        if (message.Reactions.Count == 0 && translations.Count == 0 && message.Edit is null && message.Thread is null
            && message.ThreadOverview is null && !message.IsRead && !message.IsDelivered)
        {
            return null;
        }

        return WriteObject(writer =>
        {
            WriteReactions(writer, message.Reactions);
            WriteTranslations(writer, translations);
            WriteEdit(writer, message.Edit);
            WriteThread(writer, message.Thread);
            WriteOverview(writer, message.ThreadOverview);
            WriteIfTrue(writer, "isRead", message.IsRead);
            WriteIfTrue(writer, "isDelivered", message.IsDelivered);
        });
    }

    /// <summary>Returns the JSON of a message to be sent, or null for one that has nothing to say in it.</summary>
    public static ByteString? Write(MessageBody? body, ConversationType conversation)
    {
        IReadOnlyList<MessageTranslation> translations = (body as TextMessageBody)?.Translations ?? [];
        bool isInThread = conversation == ConversationType.Thread;
        if (translations.Count == 0 && !isInThread)
        {
            return null;
        }

        return WriteObject(writer =>
        {
            WriteTranslations(writer, translations);
            WriteThread(writer, isInThread ? new MessageThread() : null);
        });
    }

    private static ByteString WriteObject(Action<Utf8JsonWriter> writeMembers)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return ByteString.CopyFrom(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteReactions(Utf8JsonWriter writer, IReadOnlyList<MessageReaction> reactions)
    {
        if (reactions.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("reaction");
        foreach (MessageReaction reaction in reactions)
        {
            writer.WriteStartObject();
            writer.WriteString("reaction", reaction.Reaction);
            writer.WriteNumber("count", reaction.Count);
            writer.WriteBoolean("state", reaction.IsAddedBySelf);
            writer.WriteStartArray("userList");
            foreach (string userId in reaction.UserIds)
            {
                writer.WriteStringValue(userId);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTranslations(Utf8JsonWriter writer, IReadOnlyList<MessageTranslation> translations)
    {
        if (translations.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("translations");
        foreach (MessageTranslation translation in translations)
        {
            writer.WriteStartObject();
            writer.WriteString("code", translation.Language);
            writer.WriteString("text", translation.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEdit(Utf8JsonWriter writer, MessageEdit? edit)
    {
        if (edit is not null)
        {
            writer.WriteStartObject("edit_msg");
            writer.WriteNumber("count", edit.Count);
            writer.WriteString("operator", edit.OperatorId);
            writer.WriteNumber("edit_time", edit.EditedAt.ToUnixTimeMilliseconds());
            writer.WriteEndObject();
        }
    }

    private static void WriteThread(Utf8JsonWriter writer, MessageThread? thread)
    {
        if (thread is not null)
        {
            writer.WriteStartObject("thread");
            WriteIfPresent(writer, "msg_parent_id", thread.ParentMessageId);
            WriteIfPresent(writer, "muc_parent_id", thread.ParentGroupId);
            WriteIfPresent(writer, "thread_name", thread.Name);
            writer.WriteEndObject();
        }
    }

    // The newest message of the thread is left to the history of the thread.
    private static void WriteOverview(Utf8JsonWriter writer, ThreadOverview? overview)
    {
        if (overview is not null)
        {
            writer.WriteStartObject("thread_overview");
            writer.WriteString("id", overview.ThreadId);
            WriteIfPresent(writer, "muc_parent_id", overview.ParentGroupId);
            WriteIfPresent(writer, "name", overview.Name);
            writer.WriteNumber("message_count", overview.MessageCount);
            writer.WriteNumber("create_timestamp", overview.CreatedAt?.ToUnixTimeMilliseconds() ?? 0);
            writer.WriteNumber("update_timestamp", overview.UpdatedAt?.ToUnixTimeMilliseconds() ?? 0);
            writer.WriteEndObject();
        }
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfTrue(Utf8JsonWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
