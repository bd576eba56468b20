using Content = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content;
using ContentType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content.Types.Type;
using SubType = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content.Types.SubType;

namespace Easemob.Messaging.Wire;

/// <summary>Encodes a body as the vendor's web client does: a combined message is a text with a sub type.</summary>
internal static class ContentEncoder
{
    public static Content Encode(MessageBody body) => body switch
    {
        TextMessageBody text => Encode(text),
        ImageMessageBody image => Encode(image),
        VideoMessageBody video => Encode(video),
        VoiceMessageBody voice => AddAttachment(new Content { Type = ContentType.Voice, Duration = Seconds(voice.Duration) }, voice),
        FileMessageBody file => AddAttachment(new Content { Type = ContentType.File }, file),
        LocationMessageBody location => Encode(location),
        CommandMessageBody command => new Content { Type = ContentType.Command, Action = command.Action },
        CustomMessageBody custom => Encode(custom),
        CombinedMessageBody combined => Encode(combined),
        _ => throw new ArgumentException($"A message made in memory cannot have a body of type {body.GetType().Name}.", nameof(body)),
    };

    private static Content Encode(TextMessageBody text)
    {
        var content = new Content { Type = ContentType.Text, Text = text.Text };
        if (text.Stream is not null)
        {
            content.SubType = SubType.SubStream;
        }

        return content;
    }

    private static Content Encode(ImageMessageBody image)
    {
        var content = new Content
        {
            Type = ContentType.Image,
            Size = new Content.Types.Size { Width = image.Width, Height = image.Height },
        };
        if (image.IsAnimated)
        {
            content.SubType = SubType.SubGif;
        }

        AddThumbnail(content, image.ThumbnailUrl, image.ThumbnailSecret);
        return AddAttachment(content, image);
    }

    private static Content Encode(VideoMessageBody video)
    {
        var content = new Content { Type = ContentType.Video, Duration = Seconds(video.Duration) };
        if (video.ThumbnailWidth > 0 || video.ThumbnailHeight > 0)
        {
            content.ThumbnailSize = new Content.Types.Size { Width = video.ThumbnailWidth, Height = video.ThumbnailHeight };
        }

        AddThumbnail(content, video.ThumbnailUrl, video.ThumbnailSecret);
        return AddAttachment(content, video);
    }

    private static Content Encode(LocationMessageBody location)
    {
        var content = new Content { Type = ContentType.Location, Latitude = location.Latitude, Longitude = location.Longitude };
        if (location.Address is { } address)
        {
            content.Address = address;
        }

        if (location.BuildingName is { } building)
        {
            content.BuildingName = building;
        }

        return content;
    }

    private static Content Encode(CustomMessageBody custom)
    {
        var content = new Content { Type = ContentType.Custom, CustomEvent = custom.Event };
        content.CustomExts.Add(ExtensionEncoder.Encode(custom.Parameters));
        return content;
    }

    private static Content Encode(CombinedMessageBody combined)
    {
        var content = new Content { Type = ContentType.Text, SubType = SubType.SubCombine, CombineLevel = combined.Level };
        if (combined.CompatibleText is { } text)
        {
            content.Text = text;
        }

        if (combined.Title is { } title)
        {
            content.Title = title;
        }

        if (combined.Summary is { } summary)
        {
            content.Summary = summary;
        }

        return AddFile(content, combined);
    }

    private static void AddThumbnail(Content content, string? url, string? secret)
    {
        if (url is not null)
        {
            content.ThumbnailRemotePath = url;
        }

        if (secret is not null)
        {
            content.ThumbnailSecretKey = secret;
        }
    }

    // The vendor's client names the thumbnail after the file, also where there is none; only a combined message has no such name.
    private static Content AddAttachment(Content content, AttachmentMessageBody attachment)
    {
        if (attachment.FileName is { } name)
        {
            content.ThumbnailDisplayName = name;
        }

        return AddFile(content, attachment);
    }

    private static Content AddFile(Content content, AttachmentMessageBody attachment)
    {
        if (attachment.FileName is { } name)
        {
            content.DisplayName = name;
        }

        if (attachment.RemoteUrl is { } url)
        {
            content.RemotePath = url;
        }

        if (attachment.Secret is { } secret)
        {
            content.SecretKey = secret;
        }

        content.FileLength = (int)Math.Min(attachment.FileLength, int.MaxValue);
        return content;
    }

    private static int Seconds(TimeSpan duration) => (int)Math.Min(Math.Max(duration.TotalSeconds, 0), int.MaxValue);
}
