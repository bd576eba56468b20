using System.Text.Json.Nodes;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>Puts what our library shows into our words.</summary>
internal static class LibraryView
{
    public static MessageView Message(ChatMessage message) => new()
    {
        Id = message.MessageId,
        Type = message.Type.Value,
        Conversation = $"{Place(message.Conversation.Type)}/{message.Conversation.Id}",
        From = message.SenderId,
        To = message.ReceiverId,
        Time = message.SentAt.ToUnixTimeMilliseconds(),
        Body = CanonicalJson.Text(Body(message.Body)),
        Extensions = CanonicalJson.Text(Values(message.Extensions)),
        Reactions = CanonicalJson.Text(message.Reactions.Select(reaction => new
        {
            reaction = reaction.Reaction,
            count = reaction.Count,
            users = reaction.UserIds,
            self = reaction.IsAddedBySelf,
        }).ToArray()),
        Translations = CanonicalJson.Text(message.Body is TextMessageBody { Translations: { } translations }
            ? translations.Select(translation => new { language = translation.Language, text = translation.Text }).ToArray()
            : []),
        Edit = message.Edit is { } edit
            ? CanonicalJson.Text(new { by = edit.OperatorId, at = edit.EditedAt.ToUnixTimeMilliseconds(), count = edit.Count })
            : null,
        Thread = message.Thread is { } thread
            ? CanonicalJson.Text(new { message = thread.ParentMessageId, group = thread.ParentGroupId, name = thread.Name })
            : null,
        ThreadOverview = message.ThreadOverview is { } overview ? CanonicalJson.Text(Overview(overview)) : null,
        IsRead = message.IsRead,
        IsDelivered = message.IsDelivered,
        WantsGroupReceipts = message.WantsGroupReceipts,
        Priority = message.Priority.ToString().ToLowerInvariant(),
    };

    /// <summary>
    /// Puts the newest message of a conversation into our words, without what the vendor's client does not read there: receipts, and the
    /// thread that the message began.
    /// </summary>
    public static MessageView LatestMessage(ChatMessage message) =>
        Message(message) with { IsRead = false, IsDelivered = false, ThreadOverview = null };

    // To the vendor's client a thread is a group.
    private static ConversationType Place(ConversationType type) => type == ConversationType.Thread ? ConversationType.Group : type;

    private static object Body(MessageBody body) => body switch
    {
        TextMessageBody text => new { text = text.Text, stream = Stream(text.Stream) },
        ImageMessageBody image => new
        {
            file = Attachment(image),
            width = image.Width,
            height = image.Height,
            animated = image.IsAnimated,
        },
        VideoMessageBody video => new
        {
            file = Attachment(video, hasName: true),
            seconds = video.Duration.TotalSeconds,
            thumbnail = new { url = FilePath.Of(video.ThumbnailUrl), secret = video.ThumbnailSecret },
        },
        VoiceMessageBody voice => new { file = Attachment(voice, hasName: true), seconds = voice.Duration.TotalSeconds },
        FileMessageBody file => new { file = Attachment(file, hasName: true) },
        LocationMessageBody location => new
        {
            latitude = location.Latitude,
            longitude = location.Longitude,
            address = location.Address,
            building = location.BuildingName,
        },
        CommandMessageBody command => new { action = command.Action },
        CustomMessageBody custom => new { name = custom.Event, values = Values(custom.Parameters) },
        CombinedMessageBody combined => new
        {
            file = Attachment(combined, hasName: true),
            title = combined.Title,
            summary = combined.Summary,
            text = combined.CompatibleText,
            level = combined.Level,
        },
        _ => new { unknown = body.GetType().Name },
    };

    // The vendor's client keeps the name of an image to itself.
    private static object Attachment(AttachmentMessageBody body, bool hasName = false) => new
    {
        url = FilePath.Of(body.RemoteUrl),
        secret = body.Secret,
        length = body.FileLength,
        name = hasName ? body.FileName : null,
    };

    // The vendor's client has one number for the two ways of being complete.
    private static object? Stream(TextStream? stream) => stream is null ? null : new
    {
        type = stream.CustomType,
        status = Math.Min((int)stream.Status, (int)TextStreamStatus.Completed),
        error = stream.Error,
        reason = stream.FinishReason,
    };

    private static object Overview(ThreadOverview overview) => new
    {
        id = overview.ThreadId,
        group = overview.ParentGroupId,
        name = overview.Name,
        count = overview.MessageCount,
        created = overview.CreatedAt?.ToUnixTimeMilliseconds(),
        updated = overview.UpdatedAt?.ToUnixTimeMilliseconds(),
        latest = overview.LatestMessage?.MessageId,
    };

    private static JsonObject Values(IReadOnlyDictionary<string, ExtensionValue> values) =>
        new(values.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value))));

    private static JsonNode? Value(ExtensionValue value) => value.Kind switch
    {
        ExtensionKind.Boolean => value.AsBoolean(),
        ExtensionKind.Integer => value.AsInteger(),
        ExtensionKind.Double => value.AsDouble(),
        ExtensionKind.String => value.AsString(),
        _ => JsonNode.Parse(value.AsJson()),
    };
}
