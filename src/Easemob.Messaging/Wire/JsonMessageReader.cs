using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Reads messages as JSON, the form of the newest message in a conversation list.</summary>
internal static class JsonMessageReader
{
    /// <summary>Reads a message; false where it lacks an id, a time or a payload that is JSON text.</summary>
    public static bool TryRead(
        JsonElement json, ConversationKey conversation, string ownUserId, [NotNullWhen(true)] out ChatMessage? message)
    {
        message = null;
        long timestamp = json.IntegerMember("timestamp");
        if (!MessageIds.TryParse(json.StringMember("id"), out ulong id) || timestamp is <= 0 or > WireTime.Max
            || !TryParsePayload(json, out JsonDocument? payload))
        {
            return false;
        }

        using (payload)
        {
            JsonElement root = payload.RootElement;
            string sender = root.StringMember("from") ?? string.Empty;
            var envelope = new MessageEnvelope
            {
                Id = id,
                Conversation = conversation,
                SenderId = sender,
                ReceiverId = root.StringMember("to") ?? string.Empty,
                ServerTime = timestamp,
                Direction = ServiceIds.DirectionOf(sender, ownUserId),
                Type = JsonBodyReader.TypeOf(root),
                EditTime = BodyMetaReader.ReadEditTime(root.ObjectMember("meta")),
            };
            message = new ChatMessage(envelope, new JsonPayload(Encoding.UTF8.GetBytes(json.GetRawText())));
            return true;
        }
    }

    /// <summary>Parses the payload: JSON text inside a string, or, in the newest message of a thread, the object itself.</summary>
    public static bool TryParsePayload(JsonElement json, [NotNullWhen(true)] out JsonDocument? payload)
    {
        payload = null;
        JsonElement member = json.Member("payload");
        string? text = member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Object => member.GetRawText(),
            _ => null,
        };
        if (text is null)
        {
            return false;
        }

        try
        {
            payload = JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return false;
        }

        if (payload.RootElement.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        payload.Dispose();
        payload = null;
        return false;
    }
}
