using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>
/// Reads the JSON that goes with a body in either form: reactions, the newest edit, threads, translations and receipts.
/// </summary>
internal static class BodyMetaReader
{
    private static ReadOnlySpan<byte> EditName => "edit_msg"u8;

    private static ReadOnlySpan<byte> ThreadName => "thread"u8;

    /// <summary>Returns the time of the newest edit without reading the rest, 0 where there is none.</summary>
    public static long ReadEditTime(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf(EditName) < 0)
        {
            return 0;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(json.ToArray());
            return ReadEditTime(document.RootElement);
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    public static long ReadEditTime(JsonElement meta)
    {
        long time = meta.ObjectMember("edit_msg").IntegerMember("edit_time");
        return time is > 0 and <= WireTime.Max ? time : 0;
    }

    /// <summary>Tells whether the message was sent in a thread.</summary>
    public static bool IsInThread(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf(ThreadName) < 0)
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonText.Parse(json.ToArray());
            JsonElement thread = document.RootElement.ObjectMember("thread");
            return thread.StringMember("msg_parent_id") is { Length: > 0 } || thread.StringMember("muc_parent_id") is { Length: > 0 };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Adds what the JSON tells to a content.</summary>
    public static MessageContent AddTo(MessageContent content, JsonElement meta)
    {
        if (meta.ValueKind != JsonValueKind.Object)
        {
            return content;
        }

        return content with
        {
            Body = AddTranslations(content.Body, meta),
            Reactions = ReadReactions(meta),
            Edit = ReadEdit(meta),
            Thread = ReadThread(meta.ObjectMember("thread")),
            ThreadOverview = ReadOverview(meta.ObjectMember("thread_overview")),
            IsRead = meta.BooleanMember("isRead"),
            IsDelivered = meta.BooleanMember("isDelivered"),
        };
    }

    /// <summary>Reads the newest edit; null where there is none or its time is missing.</summary>
    public static MessageEdit? ReadEdit(JsonElement meta)
    {
        JsonElement edit = meta.ObjectMember("edit_msg");
        return WireTime.ToInstant(ReadEditTime(meta)) is not { } editedAt ? null : new MessageEdit
        {
            OperatorId = edit.StringMember("operator") ?? string.Empty,
            EditedAt = editedAt,
            Count = edit.CountMember("count"),
        };
    }

    // Lists name the language "to", the realtime form "code".
    private static MessageBody AddTranslations(MessageBody body, JsonElement meta)
    {
        MessageTranslation[] translations =
        [
            .. meta.ArrayMember("translations").Select(static entry => new MessageTranslation
            {
                Language = entry.StringMember("code") ?? entry.StringMember("to") ?? string.Empty,
                Text = entry.StringMember("text") ?? string.Empty,
            }),
        ];
        return body is TextMessageBody text && translations.Length > 0 ? text with { Translations = translations } : body;
    }

    private static MessageReaction[] ReadReactions(JsonElement meta) =>
    [
        .. meta.ArrayMember("reaction").Select(static entry => new MessageReaction
        {
            Reaction = entry.StringMember("reaction") ?? string.Empty,
            Count = entry.CountMember("count"),
            UserIds = [.. entry.ArrayMember("userList").Select(static user => user.GetStringOrNull()).OfType<string>()],
            IsAddedBySelf = entry.BooleanMember("state"),
        }),
    ];

    // An empty one, as senders write it, names no thread.
    private static MessageThread? ReadThread(JsonElement thread) =>
        thread.ValueKind != JsonValueKind.Object || !thread.EnumerateObject().MoveNext() ? null : new MessageThread
        {
            ParentMessageId = thread.StringMember("msg_parent_id"),
            ParentGroupId = thread.StringMember("muc_parent_id"),
            Name = thread.StringMember("thread_name"),
        };

    private static ThreadOverview? ReadOverview(JsonElement overview)
    {
        if (overview.StringMember("id") is not { Length: > 0 } threadId)
        {
            return null;
        }

        // Whose message it is cannot be told from here: the overview does not say who asks.
        var thread = ConversationKey.FromTrusted(ConversationType.Thread, threadId);
        JsonMessageReader.TryRead(overview.ObjectMember("last_message"), thread, ownUserId: string.Empty, out ChatMessage? latest);
        return new ThreadOverview
        {
            ThreadId = threadId,
            ParentGroupId = overview.StringMember("muc_parent_id"),
            Name = overview.StringMember("name"),
            MessageCount = overview.CountMember("message_count"),
            CreatedAt = WireTime.ToInstant(overview.IntegerMember("create_timestamp")),
            UpdatedAt = WireTime.ToInstant(overview.IntegerMember("update_timestamp")),
            LatestMessage = latest,
        };
    }
}
