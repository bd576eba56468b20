namespace Easemob.Messaging;

/// <summary>An image.</summary>
public sealed record ImageMessageBody : AttachmentMessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Image;

    /// <summary>Gets the width in pixels; 0 where the sender did not say.</summary>
    public double Width { get; init; }

    /// <summary>Gets the height in pixels; 0 where the sender did not say.</summary>
    public double Height { get; init; }

    /// <summary>Gets whether the image is animated (a GIF).</summary>
    public bool IsAnimated { get; init; }

    /// <summary>Gets the address of the thumbnail, where the sender gave one of its own.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>Gets the secret of the thumbnail.</summary>
    public string? ThumbnailSecret { get; init; }
}
