namespace Easemob.Messaging.Sync;

/// <summary>What a message says of its file.</summary>
internal static class AttachmentSource
{
    private const int MaxExtensionLength = 8;

    /// <summary>Returns the request for a file, or throws for a message that has none.</summary>
    public static AttachmentRequest RequestFor(ChatMessage message, AttachmentOptions options)
    {
        (string? url, string? secret) = options.Part == AttachmentPart.File ? FileOf(message) : ThumbnailOf(message);
        return url is { Length: > 0 }
            ? new AttachmentRequest { RemoteUrl = url, Secret = secret, AllowPrivateHosts = options.AllowPrivateHosts }
            : throw new ArgumentException(
                options.Part == AttachmentPart.File ? "The message has no file." : "The message has no thumbnail.", nameof(message));
    }

    /// <summary>Returns a name for the file that is harmless whatever the sender called it.</summary>
    public static string NameFor(ChatMessage message, AttachmentPart part)
    {
        if (part == AttachmentPart.Thumbnail)
        {
            return $"{message.MessageId}.thumbnail";
        }

        string name = (message.Body as AttachmentMessageBody)?.FileName ?? string.Empty;
        string extension = name.Substring(name.LastIndexOf('.') + 1);
        bool isPlain = extension.Length < name.Length && extension.Length is > 0 and <= MaxExtensionLength
            && extension.All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));
        return isPlain ? $"{message.MessageId}.{extension.ToLowerInvariant()}" : message.MessageId;
    }

    /// <summary>Returns what tells one file from another without giving away its secret.</summary>
    public static string DigestOf(AttachmentRequest request) => Digests.Sha256($"{request.RemoteUrl}\0{request.Secret}");

    private static (string? Url, string? Secret) FileOf(ChatMessage message) =>
        message.Body is AttachmentMessageBody body ? (body.RemoteUrl, body.Secret) : default;

    // The service makes the thumbnails of images itself; those of videos are files of their own.
    private static (string? Url, string? Secret) ThumbnailOf(ChatMessage message) => message.Body switch
    {
        ImageMessageBody { ThumbnailUrl: { Length: > 0 } url } image => (url, image.ThumbnailSecret ?? image.Secret),
        ImageMessageBody { RemoteUrl: { Length: > 0 } url } image => (WithThumbnail(url), image.Secret),
        VideoMessageBody video => (video.ThumbnailUrl, video.ThumbnailSecret ?? video.Secret),
        _ => default,
    };

    private static string WithThumbnail(string url) => $"{url}{(url.Contains('?') ? '&' : '?')}thumbnail=true";
}
