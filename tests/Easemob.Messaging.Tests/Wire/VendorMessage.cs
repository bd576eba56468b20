using System.Text.Json;

namespace Easemob.Messaging.Tests.Wire;

/// <summary>Asserts that a message says what the vendor's client made of the same bytes.</summary>
internal static class VendorMessage
{
    public static void AssertSame(JsonElement expected, ChatMessage actual)
    {
        Assert.Equal(expected.GetProperty("id").GetString(), actual.MessageId);
        Assert.Equal(expected.GetProperty("from").GetString(), actual.SenderId);
        Assert.Equal(expected.GetProperty("to").GetString(), actual.ReceiverId);
        Assert.Equal(expected.GetProperty("time").GetInt64(), actual.SentAt.ToUnixTimeMilliseconds());
        Assert.Equal(expected.GetProperty("type").GetString(), actual.Type.Value);
        Assert.Equal(actual.Type, actual.Body.Type);
        AssertExtensions(expected, "ext", actual.Extensions);
        AssertBody(expected, actual.Body);
        AssertExtras(expected, actual);
    }

    private static void AssertBody(JsonElement expected, MessageBody body)
    {
        switch (body)
        {
            case TextMessageBody text:
                Assert.Equal(Text(expected, "msg"), text.Text);
                AssertStream(expected, text.Stream);
                break;
            case ImageMessageBody image:
                AssertAttachment(expected, image);
                Assert.Equal(Number(expected, "width"), image.Width);
                Assert.Equal(Number(expected, "height"), image.Height);
                Assert.Equal(expected.TryGetProperty("isGif", out JsonElement gif) && gif.GetBoolean(), image.IsAnimated);
                break;
            case VideoMessageBody video:
                AssertAttachment(expected, video);
                Assert.Equal(Number(expected, "length"), video.Duration.TotalSeconds);
                Assert.Equal(PathOf(Text(expected, "thumb")), PathOf(video.ThumbnailUrl));
                Assert.Equal(Text(expected, "thumb_secret"), video.ThumbnailSecret);
                break;
            case VoiceMessageBody voice:
                AssertAttachment(expected, voice);
                Assert.Equal(Number(expected, "length"), voice.Duration.TotalSeconds);
                break;
            case FileMessageBody file:
                AssertAttachment(expected, file);
                break;
            case CombinedMessageBody combined:
                AssertAttachment(expected, combined);
                Assert.Equal(Text(expected, "title"), combined.Title);
                Assert.Equal(Text(expected, "summary"), combined.Summary);
                Assert.Equal(Text(expected, "compatibleText"), combined.CompatibleText);
                Assert.Equal(Number(expected, "combineLevel"), combined.Level);
                break;
            case LocationMessageBody location:
                Assert.Equal(Number(expected, "lat"), location.Latitude);
                Assert.Equal(Number(expected, "lng"), location.Longitude);
                Assert.Equal(Text(expected, "addr"), location.Address);
                Assert.Equal(Text(expected, "buildingName"), location.BuildingName);
                break;
            case CommandMessageBody command:
                Assert.Equal(Text(expected, "action"), command.Action);
                break;
            case CustomMessageBody custom:
                Assert.Equal(Text(expected, "customEvent"), custom.Event);
                AssertCustomValues(expected, custom.Parameters);
                break;
            default:
                Assert.Fail($"The body is {body}.");
                break;
        }
    }

    // The vendor's client moves files to its own REST host and adds what it needs to fetch them; the path is the file.
    private static void AssertAttachment(JsonElement expected, AttachmentMessageBody body)
    {
        Assert.Equal(PathOf(Text(expected, "url")), PathOf(body.RemoteUrl));
        Assert.Equal(Text(expected, "secret"), body.Secret);
        Assert.Equal(Number(expected, "file_length"), body.FileLength);
        if (Text(expected, "filename") is { } fileName)
        {
            Assert.Equal(fileName, body.FileName);
        }
    }

    private static void AssertStream(JsonElement expected, TextStream? stream)
    {
        if (!expected.TryGetProperty("stream", out JsonElement vendor))
        {
            Assert.Null(stream);
            return;
        }

        // The vendor's numbering has one state for "completed" and "full".
        Assert.NotNull(stream);
        Assert.Equal(Text(vendor, "customType"), stream.CustomType);
        Assert.Equal(Number(vendor, "status"), Math.Min((int)stream.Status, (int)TextStreamStatus.Completed));
        Assert.Equal(Number(vendor, "finishReason"), stream.FinishReason);
    }

    private static void AssertExtras(JsonElement expected, ChatMessage actual)
    {
        if (expected.TryGetProperty("modifiedInfo", out JsonElement edit))
        {
            Assert.NotNull(actual.Edit);
            Assert.Equal(Text(edit, "operatorId"), actual.Edit.OperatorId);
            Assert.Equal(Number(edit, "operationTime"), actual.Edit.EditedAt.ToUnixTimeMilliseconds());
            Assert.Equal(Number(edit, "operationCount"), actual.Edit.Count);
            Assert.Equal(actual.Edit.EditedAt.ToUnixTimeMilliseconds(), actual.EditTime);
        }
        else
        {
            Assert.Null(actual.Edit);
            Assert.Equal(0, actual.EditTime);
        }

        if (expected.TryGetProperty("reactions", out JsonElement reactions))
        {
            Assert.Equal(reactions.EnumerateArray().Select(reaction => Text(reaction, "reaction")), actual.Reactions.Select(reaction => reaction.Reaction));
            Assert.Equal(reactions.EnumerateArray().Select(reaction => Number(reaction, "count")), actual.Reactions.Select(reaction => (double)reaction.Count));
            Assert.Equal(
                reactions.EnumerateArray().SelectMany(reaction => reaction.GetProperty("userList").EnumerateArray()).Select(user => user.GetString()),
                actual.Reactions.SelectMany(reaction => reaction.UserIds));
        }
        else
        {
            Assert.Empty(actual.Reactions);
        }

        if (expected.TryGetProperty("chatThread", out JsonElement thread))
        {
            Assert.Equal(Text(thread, "messageId"), actual.Thread?.ParentMessageId);
            Assert.Equal(Text(thread, "parentId"), actual.Thread?.ParentGroupId);
            Assert.Equal(Text(thread, "chatThreadName"), actual.Thread?.Name);
        }

        if (expected.TryGetProperty("chatThreadOverview", out JsonElement overview))
        {
            Assert.Equal(Text(overview, "id"), actual.ThreadOverview?.ThreadId);
            Assert.Equal(Text(overview, "name"), actual.ThreadOverview?.Name);
            Assert.Equal(Number(overview, "messageCount"), actual.ThreadOverview?.MessageCount ?? 0);
            JsonElement latest = overview.GetProperty("lastMessage");
            Assert.Equal(latest.ValueKind == JsonValueKind.Null ? null : Text(latest, "id"), actual.ThreadOverview?.LatestMessage?.MessageId);
        }

        Assert.Equal(IsTrue(expected, "isRead"), actual.IsRead);
        Assert.Equal(IsTrue(expected, "isDelivered"), actual.IsDelivered);
        Assert.Equal(IsTrue(expected, "broadcast"), actual.IsBroadcast);
        Assert.Equal(
            expected.TryGetProperty("msgConfig", out JsonElement config) && IsTrue(config, "allowGroupAck"), actual.WantsGroupReceipts);
        Assert.Equal(Text(expected, "priority") ?? "normal", actual.Priority.ToString(), ignoreCase: true);
    }

    // The vendor's client keeps the older form of a custom message's values apart; here both are one.
    private static void AssertCustomValues(JsonElement expected, IReadOnlyDictionary<string, ExtensionValue> actual)
    {
        int count = 0;
        foreach (string form in (string[])["params", "customExts"])
        {
            if (expected.TryGetProperty(form, out JsonElement values))
            {
                JsonElement[] parts = values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray()] : [values];
                foreach (JsonProperty value in parts.SelectMany(part => part.EnumerateObject()))
                {
                    AssertValue(value.Value, actual[value.Name]);
                    count++;
                }
            }
        }

        Assert.Equal(count, actual.Count);
    }

    private static void AssertExtensions(JsonElement expected, string name, IReadOnlyDictionary<string, ExtensionValue> actual)
    {
        JsonProperty[] values = expected.TryGetProperty(name, out JsonElement member) ? [.. member.EnumerateObject()] : [];
        Assert.Equal(values.Select(value => value.Name).Order(), actual.Keys.Order());
        foreach (JsonProperty value in values)
        {
            AssertValue(value.Value, actual[value.Name]);
        }
    }

    private static void AssertValue(JsonElement expected, ExtensionValue actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal(expected.GetBoolean(), actual.AsBoolean());
                break;
            case JsonValueKind.Number:
                Assert.Equal(expected.GetDouble(), actual.AsDouble());
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), actual.AsString());
                break;
            default:
                Assert.True(JsonElement.DeepEquals(expected, JsonDocument.Parse(actual.AsJson()).RootElement));
                break;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number ? member.GetDouble() : 0;

    private static bool IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.True;

    private static string? PathOf(string? url)
    {
        url = url?.Replace("{REST}", "https://rest.example", StringComparison.Ordinal);
        int path = url?.IndexOf('/', Math.Min(9, url.Length)) ?? -1;
        return path < 0 ? url : url![path..].Split('?')[0];
    }
}
