using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads notifications: JSON that tells, for the most part, what this user did on another device.</summary>
internal static class NotificationReader
{
    /// <summary>
    /// Reads a notification and adds what happened, nothing where this device did it; false where it is of a kind that has no event
    /// here, or damaged.
    /// </summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, in ThisDevice device, List<ChatEvent> events)
    {
        try
        {
            using JsonDocument document = JsonText.Parse(json);
            JsonElement root = document.RootElement;
            return root.StringMember("type") switch
            {
                "roaming_delete" => TryReadRemoval(root.ObjectMember("data"), device, events),
                "conv" => TryReadConversation(root.ObjectMember("data"), device, events),
                "user_notification_mute" => TryReadDoNotDisturb(root.Member("values"), device, events),
                _ => false,
            };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryReadRemoval(JsonElement data, in ThisDevice device, List<ChatEvent> events)
    {
        if (data.StringMember("to") is not { Length: > 0 } id)
        {
            return false;
        }

        string? resource = data.StringMember("resource");
        if (!device.IsDevice(resource))
        {
            events.Add(new MessagesRemovedOnOtherDevice
            {
                Conversation = ChatOrGroup(data.StringMember("chatType"), id),
                DeviceId = resource,
            });
        }

        return true;
    }

    private static bool TryReadConversation(JsonElement data, in ThisDevice device, List<ChatEvent> events)
    {
        if (data.StringMember("id") is not { Length: > 0 } id)
        {
            return false;
        }

        string? resource = data.StringMember("res");
        string operatorId = data.StringMember("from") ?? string.Empty;
        ConversationKey conversation = ChatOrGroup(data.StringMember("type"), id);
        string? operation = data.StringMember("op");
        ChatEvent? change = operation switch
        {
            "del" => new ConversationDeletedOnOtherDevice { Conversation = conversation, DeviceId = resource },
            "top" or "not_top" => new ConversationPinnedOnOtherDevice
            {
                Conversation = conversation,
                IsPinned = operation == "top",
                DeviceId = resource,
            },
            "mark" or "mark_delete" => new ConversationMarkedOnOtherDevice
            {
                Conversation = conversation,
                Mark = MarkName.Parse(data.StringMember("ext")),
                IsMarked = operation == "mark",
                DeviceId = resource,
            },
            "pin" or "pin_delete" when MessageIds.TryParse(data.StringMember("ext"), out ulong messageId) => new MessagePinChanged
            {
                Conversation = PinConversation(data, id, operatorId, device),
                MessageId = MessageIds.Format(messageId),
                IsPinned = operation == "pin",
                OperatorId = operatorId,
                OccurredAt = WireTime.ToInstant(data.IntegerMember("ts")),
            },
            _ => null,
        };
        if (change is not null && !(device.IsDevice(resource) && device.IsUser(operatorId)))
        {
            events.Add(change);
        }

        return change is not null;
    }

    private static bool TryReadDoNotDisturb(JsonElement values, in ThisDevice device, List<ChatEvent> events)
    {
        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() is 0 or > FrameParts.MaxEntries
            || values.EnumerateArray().Any(static value => value.ValueKind != JsonValueKind.Object))
        {
            return false;
        }

        foreach (JsonElement value in values.EnumerateArray())
        {
            string? resource = value.StringMember("operator_resource");
            if (device.IsDevice(resource))
            {
                continue;
            }

            JsonElement settings = value.ObjectMember("data");
            events.Add(new DoNotDisturbChangedOnOtherDevice
            {
                Conversation = DoNotDisturbConversation(value, settings),
                SettingsJson = settings.ValueKind == JsonValueKind.Object ? settings.GetRawText() : "{}",
                DeviceId = resource,
            });
        }

        return true;
    }

    // Only the settings of the whole account have an interval.
    private static ConversationKey? DoNotDisturbConversation(JsonElement value, JsonElement settings) =>
        settings.Member("ignoreInterval").ValueKind != JsonValueKind.Undefined ? null
        : value.StringMember("group") is { Length: > 0 } group ? ConversationKey.FromTrusted(ConversationType.Group, group)
        : value.StringMember("user") is { Length: > 0 } user ? ConversationKey.FromTrusted(ConversationType.Chat, user)
        : null;

    // Whoever pins a message in a chat names the other side: to this user that is the one who did it.
    private static ConversationKey PinConversation(JsonElement data, string id, string operatorId, in ThisDevice device) =>
        data.StringMember("type") switch
        {
            "chatroom" => ConversationKey.FromTrusted(ConversationType.ChatRoom, id),
            "chat" when operatorId.Length > 0 && !device.IsUser(operatorId) => ChatOrGroup("chat", operatorId),
            var type => ChatOrGroup(type, id),
        };

    private static ConversationKey ChatOrGroup(string? type, string id) =>
        ConversationKey.FromTrusted(type == "chat" ? ConversationType.Chat : ConversationType.Group, id);
}
