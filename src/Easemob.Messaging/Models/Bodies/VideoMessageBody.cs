namespace Easemob.Messaging;

/// <summary>A video.</summary>
public sealed record VideoMessageBody : AttachmentMessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Video;

    /// <summary>Gets the length of the video, in whole seconds.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the address of the thumbnail.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Gets the secret of the thumbnail.</summary>
    public string? ThumbnailSecret { get; init; }

    /// <summary>Gets the width of the thumbnail in pixels; 0 where the sender did not say.</summary>
    public double ThumbnailWidth { get; init; }

    /// <summary>Gets the height of the thumbnail in pixels; 0 where the sender did not say.</summary>
    public double ThumbnailHeight { get; init; }
}
