using Content = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content;
using ContentType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content.Types.Type;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using SubType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content.Types.SubType;

namespace Easemob.Messaging.Wire;

/// <summary>Turns the first content of a protobuf body into a model; the vendor's clients ignore any further ones.</summary>
internal static class ProtobufBodyReader
{
    public static MessageBody Read(ProtoBody body, ReadOnlyMemory<byte> record)
    {
        if (body.Contents.Count == 0)
        {
            return new UnknownMessageBody(new MessageType("empty"), record);
        }

        // Absent and SUB_COMBINE are both 0; only presence tells a plain text from a combined message.
        Content content = body.Contents[0];
        bool isCombined = content.HasSubType && content.SubType == SubType.SubCombine;
        return content.Type switch
        {
            ContentType.Text when isCombined => ReadCombined(content),
            ContentType.Text => ReadText(content, body),
            ContentType.Image => ReadImage(content),
            ContentType.Video => ReadVideo(content),
            ContentType.Voice => ReadAttachment(content, new VoiceMessageBody { Duration = TimeSpan.FromSeconds(content.Duration) }),
            ContentType.File => ReadAttachment(content, new FileMessageBody()),
            ContentType.Location => new LocationMessageBody
            {
                Latitude = content.Latitude,
                Longitude = content.Longitude,
                Address = NullIfAbsent(content.Address),
                BuildingName = NullIfAbsent(content.BuildingName),
            },
            ContentType.Command => new CommandMessageBody { Action = content.Action },
            ContentType.Custom => new CustomMessageBody
            {
                Event = content.CustomEvent,
                // Older clients wrote "params"; where both are there, the newer value of a key counts.
                Parameters = ExtensionReader.Read([.. content.Params, .. content.CustomExts]),
            },
            ContentType.Combine => ReadCombined(content),
            _ => new UnknownMessageBody(MetaReader.TypeOf((int)content.Type, isCombined), record),
        };
    }

    private static TextMessageBody ReadText(Content content, ProtoBody body) => new()
    {
        Text = content.Text,
        Stream = body.Stream is not { } stream ? null : new TextStream
        {
            CustomType = NullIfAbsent(stream.StreamType),
            Status = (TextStreamStatus)stream.StreamStatus,
            Error = (int)stream.StreamError,
            FinishReason = stream.StreamFinishReason,
        },
    };

    private static ImageMessageBody ReadImage(Content content) => ReadAttachment(content, new ImageMessageBody
    {
        Width = content.Size?.Width ?? 0,
        Height = content.Size?.Height ?? 0,
        IsAnimated = content.SubType == SubType.SubGif,
        ThumbnailUrl = NullIfAbsent(content.ThumbnailRemotePath),
        ThumbnailSecret = NullIfAbsent(content.ThumbnailSecretKey),
    });

    private static VideoMessageBody ReadVideo(Content content) => ReadAttachment(content, new VideoMessageBody
    {
        Duration = TimeSpan.FromSeconds(content.Duration),
        ThumbnailUrl = NullIfAbsent(content.ThumbnailRemotePath),
        ThumbnailSecret = NullIfAbsent(content.ThumbnailSecretKey),
        ThumbnailWidth = (content.ThumbnailSize ?? content.Size)?.Width ?? 0,
        ThumbnailHeight = (content.ThumbnailSize ?? content.Size)?.Height ?? 0,
    });

    private static CombinedMessageBody ReadCombined(Content content) => ReadAttachment(content, new CombinedMessageBody
    {
        Title = NullIfAbsent(content.Title),
        Summary = NullIfAbsent(content.Summary),
        CompatibleText = NullIfAbsent(content.Text),
        Level = content.CombineLevel,
    });

    private static T ReadAttachment<T>(Content content, T body)
        where T : AttachmentMessageBody =>
        (T)(body with
        {
            FileName = NullIfAbsent(content.DisplayName),
            RemoteUrl = NullIfAbsent(content.RemotePath),
            Secret = NullIfAbsent(content.SecretKey),
            FileLength = content.FileLength,
        });

    private static string? NullIfAbsent(string text) => text.Length == 0 ? null : text;
}
