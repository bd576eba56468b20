namespace Easemob.Messaging.Emulator;

/// <summary>A video.</summary>
public sealed record VideoBody : AttachmentBody
{
    /// <summary>Gets the length in seconds.</summary>
    public int Seconds { get; init; }

    /// <summary>Gets the width of the thumbnail in pixels.</summary>
    public double Width { get; init; }

    /// <summary>Gets the height of the thumbnail in pixels.</summary>
    public double Height { get; init; }

    /// <summary>Gets where the thumbnail is.</summary>
    public string ThumbnailUrl { get; init; } = "";

    /// <summary>Gets the secret that opens the thumbnail.</summary>
    public string ThumbnailSecret { get; init; } = "";

    /// <inheritdoc/>
    public override string WireType => "video";
}
