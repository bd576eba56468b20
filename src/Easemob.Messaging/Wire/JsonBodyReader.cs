using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>Turns the first body of a JSON message into a model; the vendor's clients ignore any further ones.</summary>
internal static class JsonBodyReader
{
    /// <summary>Returns the type of the message, by the service's word.</summary>
    public static MessageType TypeOf(JsonElement payload)
    {
        JsonElement body = First(payload);
        string? word = body.StringMember("type");
        return word is not { Length: > 0 } ? new MessageType("empty")
            : word == MessageType.Text.Value && body.StringMember("subType") == "sub_combine" ? MessageType.Combined
            : word == "voice" ? MessageType.Voice
            : new MessageType(word);
    }

    public static MessageBody Read(JsonElement payload, ReadOnlyMemory<byte> message)
    {
        JsonElement body = First(payload);
        MessageType type = TypeOf(payload);
        return type switch
        {
            _ when type == MessageType.Text => ReadText(body, payload),
            _ when type == MessageType.Image => ReadImage(body),
            _ when type == MessageType.Video => ReadVideo(body),
            _ when type == MessageType.Voice => ReadAttachment(body, new VoiceMessageBody { Duration = Seconds(body) }),
            _ when type == MessageType.File => ReadAttachment(body, new FileMessageBody()),
            _ when type == MessageType.Location => new LocationMessageBody
            {
                Latitude = body.DoubleMember("lat"),
                Longitude = body.DoubleMember("lng"),
                Address = body.StringMember("addr"),
                BuildingName = body.StringMember("buildingName"),
            },
            _ when type == MessageType.Command => new CommandMessageBody { Action = body.StringMember("action") ?? string.Empty },
            _ when type == MessageType.Custom => new CustomMessageBody
            {
                Event = body.StringMember("customEvent") ?? string.Empty,
                Parameters = ExtensionReader.ReadMerged(body.Member("customExts")),
            },
            _ when type == MessageType.Combined => ReadCombined(body),
            _ => new UnknownMessageBody(type, message),
        };
    }

    private static JsonElement First(JsonElement payload) => payload.ArrayMember("bodies").FirstOrDefault();

    private static TextMessageBody ReadText(JsonElement body, JsonElement payload)
    {
        JsonElement stream = payload.ObjectMember("stream");
        return new TextMessageBody
        {
            Text = body.StringMember("msg") ?? string.Empty,
            Stream = stream.ValueKind != JsonValueKind.Object ? null : new TextStream
            {
                CustomType = stream.StringMember("stream_type"),
                Status = ReadStatus(stream.StringMember("stream_status")),
                Error = (int)stream.IntegerMember("stream_error"),
                FinishReason = (int)stream.IntegerMember("stream_finish_reason"),
            },
        };
    }

    private static TextStreamStatus ReadStatus(string? word) => word switch
    {
        "stream_start" => TextStreamStatus.Started,
        "stream_start_completed" => TextStreamStatus.StartedAndCompleted,
        "stream_in_progress" => TextStreamStatus.InProgress,
        "stream_completed" => TextStreamStatus.Completed,
        _ => TextStreamStatus.Full,
    };

    private static ImageMessageBody ReadImage(JsonElement body) => ReadAttachment(body, new ImageMessageBody
    {
        Width = body.ObjectMember("size").DoubleMember("width"),
        Height = body.ObjectMember("size").DoubleMember("height"),
        IsAnimated = body.StringMember("subType") == "sub_gif",
        ThumbnailUrl = body.StringMember("thumb"),
        ThumbnailSecret = body.StringMember("thumb_secret"),
    });

    private static VideoMessageBody ReadVideo(JsonElement body) => ReadAttachment(body, new VideoMessageBody
    {
        Duration = Seconds(body),
        ThumbnailUrl = body.StringMember("thumb"),
        ThumbnailSecret = body.StringMember("thumb_secret"),
        ThumbnailWidth = body.ObjectMember("size").DoubleMember("width"),
        ThumbnailHeight = body.ObjectMember("size").DoubleMember("height"),
    });

    // The fallback text is "msg" in the older form, a text with a sub type, and "text" in the newer one.
    private static CombinedMessageBody ReadCombined(JsonElement body) => ReadAttachment(body, new CombinedMessageBody
    {
        Title = body.StringMember("title"),
        Summary = body.StringMember("summary"),
        CompatibleText = body.StringMember("msg") ?? body.StringMember("text"),
        Level = (int)body.IntegerMember("combineLevel"),
    });

    private static T ReadAttachment<T>(JsonElement json, T body)
        where T : AttachmentMessageBody =>
        (T)(body with
        {
            FileName = json.StringMember("filename"),
            RemoteUrl = json.StringMember("url"),
            Secret = json.StringMember("secret"),
            FileLength = json.IntegerMember("file_length"),
        });

    private static TimeSpan Seconds(JsonElement body) =>
        TimeSpan.FromSeconds(Math.Min(Math.Max(body.DoubleMember("length"), 0), int.MaxValue));
}
