using Easemob.Messaging.Emulator.Protocol.Msync;
using Content = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content;
using ContentType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content.Types.Type;
using SubType = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Content.Types.SubType;
using WireStream = Easemob.Messaging.Emulator.Protocol.Msync.MessageBody.Types.Stream;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Reads message bodies from protobuf contents; what is not known is kept as a text.</summary>
internal static class ContentDecoder
{
    public static EmulatorMessageBody Body(MessageBody body)
    {
        Content content = body.Contents.Count > 0 ? body.Contents[0] : new Content();
        return content.Type switch
        {
            ContentType.Image => Image(content),
            ContentType.Video => Video(content),
            ContentType.Voice => Attachment(content, new VoiceBody { Seconds = content.Duration }),
            ContentType.File => Attachment(content, new FileBody()),
            ContentType.Location => Location(content),
            ContentType.Command => new CommandBody { Action = content.Action },
            ContentType.Custom => Custom(content),
            ContentType.Combine => Combined(content),
            _ when content is { HasSubType: true, SubType: SubType.SubCombine } => Combined(content),
            _ => new TextBody { Text = content.Text, Stream = body.Stream is { } stream ? Stream(stream) : null },
        };
    }

    private static TextStream Stream(WireStream stream) => new()
    {
        Type = stream.StreamType,
        Sequence = stream.StreamSeq,
        Status = (TextStreamStatus)stream.StreamStatus,
        Error = (int)stream.StreamError,
        FinishReason = stream.StreamFinishReason,
    };

    private static AttachmentBody Image(Content content) => Attachment(content, new ImageBody
    {
        Width = content.Size?.Width ?? 0,
        Height = content.Size?.Height ?? 0,
        IsAnimated = content is { HasSubType: true, SubType: SubType.SubGif },
    });

    private static AttachmentBody Video(Content content) => Attachment(content, new VideoBody
    {
        Seconds = content.Duration,
        Width = content.Size?.Width ?? 0,
        Height = content.Size?.Height ?? 0,
        ThumbnailUrl = content.ThumbnailRemotePath,
        ThumbnailSecret = content.ThumbnailSecretKey,
    });

    private static AttachmentBody Combined(Content content) => Attachment(content, new CombinedBody
    {
        Title = content.Title,
        Summary = content.Summary,
        CompatibleText = content.Text,
        Level = content.CombineLevel,
    });

    private static LocationBody Location(Content content) => new()
    {
        Latitude = content.Latitude,
        Longitude = content.Longitude,
        Address = content.Address,
        BuildingName = content.BuildingName,
    };

    private static CustomBody Custom(Content content) => new()
    {
        Event = content.CustomEvent,
        Values = content.CustomExts.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.StringValue),
    };

    private static AttachmentBody Attachment(Content content, AttachmentBody body) => body with
    {
        FileName = content.DisplayName,
        Url = content.RemotePath,
        Secret = content.SecretKey,
        FileLength = content.FileLength,
    };
}
