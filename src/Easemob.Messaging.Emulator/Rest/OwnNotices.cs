using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Rest;

/// <summary>Writes what a user's other devices are told about calls that one of them made.</summary>
internal static class OwnNotices
{
    public static Notice ConversationDeleted(RestCall call, EmulatorChatType chatType, string conversationId, long timestamp) =>
        New(call, "conv", writer =>
        {
            writer.WriteString("op", "del");
            writer.WriteString("id", conversationId);
            writer.WriteString("type", chatType.Word());
            writer.WriteString("from", call.UserId);
            WriteDevice(writer, "res", call);
            writer.WriteNumber("ts", timestamp);
        });

    public static Notice HistoryRemoved(RestCall call, EmulatorChatType chatType, string conversationId) =>
        New(call, "roaming_delete", writer =>
        {
            writer.WriteString("to", conversationId);
            writer.WriteString("chatType", chatType.Word());
            WriteDevice(writer, "resource", call);
        });

    private static Notice New(RestCall call, string type, Action<Utf8JsonWriter> writeData)
    {
        byte[] payload = JsonText.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteStartObject("data");
            writeData(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        return new Notice(call.UserId, call.Query("resource"), NoticeKind.Notify, payload);
    }

    private static void WriteDevice(Utf8JsonWriter writer, string name, RestCall call)
    {
        if (call.Query("resource") is { } resource)
        {
            writer.WriteString(name, resource);
        }
    }
}
