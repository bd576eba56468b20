using System.Text.Json;
using System.Text.Json.Nodes;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>Puts what the vendor's client shows into our words.</summary>
internal static class VendorView
{
    public static MessageView Message(JsonElement message, string self)
    {
        string type = Text(message, "type")!;
        string from = Text(message, "from")!;
        string to = Text(message, "to")!;
        return new MessageView
        {
            Id = Text(message, "id")!,
            Type = type,
            // The list by page number says "groupchat", everything else "groupChat".
            Conversation = Text(message, "chatType")!.ToUpperInvariant() switch
            {
                "SINGLECHAT" => $"Chat/{(from == self ? to : from)}",
                "GROUPCHAT" => $"Group/{to}",
                "CHATROOM" => $"ChatRoom/{to}",
                string other => other,
            },
            From = from,
            To = to,
            Time = message.GetProperty("time").GetInt64(),
            Body = CanonicalJson.Text(Body(type, message)),
            Extensions = message.TryGetProperty("ext", out JsonElement extensions) ? CanonicalJson.Text(extensions) : "{}",
            Reactions = List(message, "reactions", reaction => new
            {
                reaction = Text(reaction, "reaction"),
                count = Number(reaction, "count"),
                users = reaction.GetProperty("userList"),
                self = Truth(reaction, "isAddedBySelf") || Truth(reaction, "state"),
            }),
            Translations = List(message, "translations", translation => new
            {
                language = Text(translation, "code") ?? Text(translation, "to"),
                text = Text(translation, "text"),
            }),
            Edit = Member(message, "modifiedInfo", edit => new
            {
                by = Text(edit, "operatorId"),
                at = Number(edit, "operationTime"),
                count = Number(edit, "operationCount"),
            }),
            Thread = Member(message, "chatThread", thread => new
            {
                message = Text(thread, "messageId"),
                group = Text(thread, "parentId"),
                name = Text(thread, "chatThreadName"),
            }),
            ThreadOverview = Member(message, "chatThreadOverview", overview => new
            {
                id = Text(overview, "id"),
                group = Text(overview, "parentId"),
                name = Text(overview, "name"),
                count = Number(overview, "messageCount"),
                created = Number(overview, "createTimestamp"),
                updated = Number(overview, "updateTimestamp"),
                latest = Text(overview.GetProperty("lastMessage"), "id"),
            }),
            IsRead = Truth(message, "isRead"),
            IsDelivered = Truth(message, "isDelivered"),
            WantsGroupReceipts = message.TryGetProperty("msgConfig", out JsonElement config) && Truth(config, "allowGroupAck"),
            Priority = Text(message, "priority") ?? "normal",
        };
    }

    private static object Body(string type, JsonElement message) => type switch
    {
        "txt" => new { text = Text(message, "msg"), stream = Stream(message) },
        "img" => new
        {
            file = Attachment(message),
            width = Number(message, "width"),
            height = Number(message, "height"),
            animated = Truth(message, "isGif"),
        },
        "video" => new
        {
            file = Attachment(message, hasName: true),
            seconds = Number(message, "length"),
            thumbnail = new { url = FilePath.Of(Text(message, "thumb")), secret = Secret(message, "thumb_secret") },
        },
        "audio" => new { file = Attachment(message, hasName: true), seconds = Number(message, "length") },
        "file" => new { file = Attachment(message, hasName: true) },
        "loc" => new
        {
            latitude = Number(message, "lat"),
            longitude = Number(message, "lng"),
            address = Text(message, "addr"),
            building = Text(message, "buildingName"),
        },
        "cmd" => new { action = Text(message, "action") },
        "custom" => new { name = Text(message, "customEvent"), values = Merged(message.GetProperty("customExts")) },
        "combine" => new
        {
            file = Attachment(message, hasName: true),
            title = Text(message, "title"),
            summary = Text(message, "summary"),
            text = Text(message, "compatibleText"),
            level = Number(message, "combineLevel"),
        },
        _ => new { unknown = message },
    };

    private static object Attachment(JsonElement message, bool hasName = false) => new
    {
        url = FilePath.Of(Text(message, "url")),
        secret = Secret(message, "secret"),
        length = Number(message, "file_length"),
        name = hasName ? Text(message, "filename") : null,
    };

    // In a history they are one object, in a conversation's newest message what came: a list of objects with one member each.
    private static JsonObject Merged(JsonElement values) => new(
        (values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().ToArray() : [values])
            .SelectMany(part => part.EnumerateObject())
            .Select(member => KeyValuePair.Create(member.Name, JsonSerializer.SerializeToNode(member.Value))));

    private static object? Stream(JsonElement message) => message.TryGetProperty("stream", out JsonElement stream)
        ? new
        {
            type = Text(stream, "customType"),
            status = Number(stream, "status"),
            error = Number(stream, "errorType"),
            reason = Number(stream, "finishReason"),
        }
        : null;

    private static string? Member(JsonElement message, string name, Func<JsonElement, object> select) =>
        message.TryGetProperty(name, out JsonElement member) ? CanonicalJson.Text(select(member)) : null;

    private static string List(JsonElement message, string name, Func<JsonElement, object> select) =>
        message.TryGetProperty(name, out JsonElement list) ? CanonicalJson.Text(list.EnumerateArray().Select(select).ToArray()) : "[]";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    // Of a file that needs none, live messages have an empty one.
    private static string? Secret(JsonElement element, string name) => Text(element, name) is { Length: > 0 } secret ? secret : null;

    private static double? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    private static bool Truth(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
