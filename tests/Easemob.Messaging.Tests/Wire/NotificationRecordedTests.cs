using System.Text;
using System.Text.Json;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>What is read of recorded notifications must be what the vendor's client told its application.</summary>
public class NotificationRecordedTests
{
    public static TheoryData<string> Recorded => RecordedFrame.Names("down-notify-");

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Read_RecordedNotification_SaysWhatTheVendorsClientSays(string name)
    {
        RecordedFrame recorded = RecordedFrame.Load(name);

        List<ChatEvent> events = recorded.ReadEvents();

        if (recorded.ClientEvent.ValueKind == JsonValueKind.Undefined)
        {
            AssertNothingOrUnknown(name, events);
            return;
        }

        ChatEvent read = Assert.Single(events);
        long time = read is MessagePinChanged ? recorded.ClientArgument.GetProperty("time").GetInt64() : 1700000000123;
        Assert.Equal(time, read.OccurredAt?.ToUnixTimeMilliseconds());
        Assert.Equal(ItemOf(recorded).GetProperty("id").GetString(), $"{read.ItemId}");
        AssertSame(recorded.ClientEvent.GetProperty("event").GetString(), recorded.ClientArgument, ItemOf(recorded).GetProperty("payload").GetProperty("$json"), read);
    }

    private static void AssertNothingOrUnknown(string name, List<ChatEvent> events)
    {
        if (name.Contains("own-device", StringComparison.Ordinal))
        {
            Assert.Empty(events);
        }
        else
        {
            AssertUnknown(events.Single());
        }
    }

    private static void AssertSame(string? vendorEvent, JsonElement vendor, JsonElement sent, ChatEvent read)
    {
        switch (vendorEvent)
        {
            case "onMessagePinEvent":
                var pin = Assert.IsType<MessagePinChanged>(read);
                Assert.Equal(Text(vendor, "messageId"), pin.MessageId);
                Assert.Equal(Text(vendor, "operatorId"), pin.OperatorId);
                Assert.Equal(Text(vendor, "operation") == "pin", pin.IsPinned);
                Assert.Equal(ConversationOf(vendor, "conversationType"), pin.Conversation);
                break;
            case "onMultiDeviceEvent":
                AssertSameDeviceEvent(vendor, sent, Assert.IsAssignableFrom<DeviceEvent>(read));
                break;
            default:
                // Presence, reactions and threads have no events in this version.
                Assert.Contains(vendorEvent, (string[])["onPresenceStatusChange", "onReactionChange", "onChatThreadChange"]);
                AssertUnknown(read);
                break;
        }
    }

    private static void AssertSameDeviceEvent(JsonElement vendor, JsonElement sent, DeviceEvent read)
    {
        string? operation = Text(vendor, "operation");
        Assert.Equal(Text(vendor, "resource") ?? Text(sent.GetProperty("data"), "res"), read.DeviceId);
        switch (operation)
        {
            case "deleteRoaming":
                Assert.Equal(ConversationOf(vendor, "chatType"), Assert.IsType<MessagesRemovedOnOtherDevice>(read).Conversation);
                Assert.Empty(((MessagesRemovedOnOtherDevice)read).MessageIds);
                break;
            case "deleteConversation":
                Assert.Equal(ConversationOf(vendor, "conversationType"), Assert.IsType<ConversationDeletedOnOtherDevice>(read).Conversation);
                break;
            case "pinnedConversation" or "unpinnedConversation":
                var pinned = Assert.IsType<ConversationPinnedOnOtherDevice>(read);
                Assert.Equal(ConversationOf(vendor, "conversationType"), pinned.Conversation);
                Assert.Equal(operation == "pinnedConversation", pinned.IsPinned);
                break;
            case "markConversation" or "unMarkConversation":
                var marked = Assert.IsType<ConversationMarkedOnOtherDevice>(read);
                Assert.Equal(ConversationOf(vendor, "conversationType"), marked.Conversation);
                Assert.Equal(vendor.GetProperty("conversationMark").GetInt32(), marked.Mark);
                Assert.Equal(operation == "markConversation", marked.IsMarked);
                break;
            default:
                Assert.EndsWith(operation == "setSilentModeForUser" ? "User" : "Conversation", operation, StringComparison.Ordinal);
                var mute = Assert.IsType<DoNotDisturbChangedOnOtherDevice>(read);
                Assert.Equal(operation == "setSilentModeForUser" ? null : ConversationOf(vendor, "type"), mute.Conversation);
                Assert.True(JsonElement.DeepEquals(vendor.GetProperty("data"), JsonDocument.Parse(mute.SettingsJson).RootElement));
                break;
        }
    }

    private static void AssertUnknown(ChatEvent read)
    {
        var unknown = Assert.IsType<UnknownEvent>(read);
        Assert.Equal(UnknownEventKind.Notification, unknown.Kind);
        Assert.StartsWith("{\"type\":", Encoding.UTF8.GetString(unknown.Payload.Span), StringComparison.Ordinal);
    }

    private static ConversationKey? ConversationOf(JsonElement vendor, string typeName)
    {
        string id = Text(vendor, "conversationId")!;
        return Text(vendor, typeName) == "singleChat" ? ConversationKey.Chat(id) : ConversationKey.Group(id);
    }

    private static JsonElement ItemOf(RecordedFrame recorded) =>
        recorded.Vector.GetProperty("decoded").GetProperty("payload").GetProperty("metas")[0];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
