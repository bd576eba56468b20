namespace Easemob.Messaging.Emulator;

/// <summary>An image.</summary>
public sealed record ImageBody : AttachmentBody
{
    /// <summary>Gets the width in pixels.</summary>
    public double Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public double Height { get; init; }

    /// <summary>Gets a value indicating whether the image is an animated GIF.</summary>
    public bool IsAnimated { get; init; }

    /// <inheritdoc/>
    public override string WireType => "img";
}
