using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>Puts what was planted in the emulator into our words: what both clients ought to show.</summary>
internal static class EmulatorView
{
    /// <param name="message">The message as read back from the emulator, with its id and time.</param>
    /// <param name="self">Who looks at it.</param>
    /// <param name="extensions">The extension values as JSON: the emulator's own form is closed.</param>
    public static MessageView Message(EmulatorMessage message, string self, string extensions) => new()
    {
        Id = message.Id!,
        Type = message.Body.WireType,
        Conversation = message.ChatType switch
        {
            EmulatorChatType.Chat => $"Chat/{(message.From == self ? message.To : message.From)}",
            EmulatorChatType.GroupChat => $"Group/{message.To}",
            _ => $"ChatRoom/{message.To}",
        },
        From = message.From,
        To = message.To,
        Time = message.SentAt!.Value.ToUnixTimeMilliseconds(),
        Body = CanonicalJson.Text(Body(message.Body)),
        Extensions = extensions,
        Reactions = CanonicalJson.Text(message.Reactions.Select(reaction => new
        {
            reaction = reaction.Reaction,
            count = reaction.UserIds.Count,
            users = reaction.UserIds,
            self = reaction.UserIds.Contains(self),
        }).ToArray()),
        Translations = CanonicalJson.Text(message.Translations.Select(translation => new
        {
            language = translation.Code,
            text = translation.Text,
        }).ToArray()),
        Edit = message.Edit is { } edit
            ? CanonicalJson.Text(new { by = edit.Operator, at = edit.EditedAt.ToUnixTimeMilliseconds(), count = edit.Count })
            : null,
        Thread = message.Thread is { } thread
            ? CanonicalJson.Text(new { message = thread.ParentMessageId, group = thread.GroupId, name = thread.Name })
            : null,
        ThreadOverview = message.ThreadOverview is { } overview ? CanonicalJson.Text(Overview(overview)) : null,
        IsRead = message.IsRead,
        IsDelivered = message.IsDelivered,
        WantsGroupReceipts = message.AllowsGroupReceipts,
        Priority = message.RoomPriority.ToString().ToLowerInvariant(),
    };

    private static object Body(EmulatorMessageBody body) => body switch
    {
        TextBody text => new
        {
            text = text.Text,
            stream = text.Stream is { } stream ? new { type = stream.Type, status = 3, error = stream.Error, reason = stream.FinishReason } : null,
        },
        ImageBody image => new { file = Attachment(image), width = image.Width, height = image.Height, animated = image.IsAnimated },
        VideoBody video => new
        {
            file = Attachment(video, hasName: true),
            seconds = video.Seconds,
            thumbnail = new { url = FilePath.Of(video.ThumbnailUrl), secret = video.ThumbnailSecret },
        },
        VoiceBody voice => new { file = Attachment(voice, hasName: true), seconds = voice.Seconds },
        FileBody file => new { file = Attachment(file, hasName: true) },
        LocationBody location => new
        {
            latitude = location.Latitude,
            longitude = location.Longitude,
            address = location.Address,
            building = location.BuildingName,
        },
        CommandBody command => new { action = command.Action },
        CustomBody custom => new { name = custom.Event, values = custom.Values },
        CombinedBody combined => new
        {
            file = Attachment(combined, hasName: true),
            title = combined.Title,
            summary = combined.Summary,
            text = combined.CompatibleText,
            level = combined.Level,
        },
        _ => new { unknown = body.WireType },
    };

    private static object Attachment(AttachmentBody body, bool hasName = false) => new
    {
        url = FilePath.Of(body.Url),
        secret = body.Secret,
        length = body.FileLength,
        name = hasName ? body.FileName : null,
    };

    private static object Overview(EmulatorThreadOverview overview) => new
    {
        id = overview.Id,
        group = overview.GroupId,
        name = overview.Name,
        count = overview.MessageCount,
        created = overview.CreatedAt.ToUnixTimeMilliseconds(),
        updated = overview.UpdatedAt.ToUnixTimeMilliseconds(),
        latest = overview.LastMessage?.Id,
    };
}
