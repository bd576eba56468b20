using Content = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content;
using ContentType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content.Types.Type;
using SubType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content.Types.SubType;
using WireStream = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Stream;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes message bodies as protobuf contents.</summary>
internal static class ContentEncoder
{
    public static Content Content(EmulatorMessageBody body) => body switch
    {
        TextBody text => Text(text),
        ImageBody image => Image(image),
        VideoBody video => Video(video),
        VoiceBody voice => Attachment(ContentType.Voice, voice, content => content.Duration = voice.Seconds),
        FileBody file => Attachment(ContentType.File, file),
        CombinedBody combined => Combined(combined),
        LocationBody location => Location(location),
        CommandBody command => new Content { Type = ContentType.Command, Action = command.Action },
        CustomBody custom => Custom(custom),
        _ => throw new NotSupportedException($"There is no wire form for {body.GetType().Name}."),
    };

    public static WireStream Stream(TextStream stream) => new()
    {
        StreamType = stream.Type,
        StreamSeq = stream.Sequence,
        StreamStatus = (WireStream.Types.StreamStatus)stream.Status,
        StreamError = (uint)stream.Error,
        StreamFinishReason = stream.FinishReason,
    };

    // A sub type of 0 on a text means a combined message, so plain texts leave it out.
    private static Content Text(TextBody text)
    {
        Content content = new() { Type = ContentType.Text, Text = text.Text };
        if (text.Stream is not null)
        {
            content.SubType = SubType.SubStream;
        }

        return content;
    }

    private static Content Image(ImageBody image) => Attachment(ContentType.Image, image, content =>
    {
        content.Size = new Content.Types.Size { Width = image.Width, Height = image.Height };
        if (image.IsAnimated)
        {
            content.SubType = SubType.SubGif;
        }
    });

    private static Content Video(VideoBody video) => Attachment(ContentType.Video, video, content =>
    {
        content.Duration = video.Seconds;
        content.Size = new Content.Types.Size { Width = video.Width, Height = video.Height };
        content.ThumbnailRemotePath = video.ThumbnailUrl;
        content.ThumbnailSecretKey = video.ThumbnailSecret;
    });

    private static Content Combined(CombinedBody combined) => Attachment(ContentType.Text, combined, content =>
    {
        content.SubType = SubType.SubCombine;
        content.Text = combined.CompatibleText;
        content.Title = combined.Title;
        content.Summary = combined.Summary;
        content.CombineLevel = combined.Level;
    });

    private static Content Location(LocationBody location) => new()
    {
        Type = ContentType.Location,
        Latitude = location.Latitude,
        Longitude = location.Longitude,
        Address = location.Address,
        BuildingName = location.BuildingName,
    };

    private static Content Custom(CustomBody custom)
    {
        Content content = new() { Type = ContentType.Custom, CustomEvent = custom.Event };
        foreach ((string key, string value) in custom.Values)
        {
            content.CustomExts.Add(ExtensionEncoder.KeyValue(key, value));
        }

        return content;
    }

    private static Content Attachment(ContentType type, AttachmentBody body, Action<Content>? complete = null)
    {
        Content content = new()
        {
            Type = type,
            DisplayName = body.FileName,
            RemotePath = body.Url,
            SecretKey = body.Secret,
            FileLength = body.FileLength,
        };
        complete?.Invoke(content);
        return content;
    }
}
