namespace Easemob.Messaging;

/// <summary>A file that was downloaded.</summary>
public sealed record AttachmentDownload
{
    /// <summary>Gets the full path of the file.</summary>
    /// <value>Null where it was written to a stream.</value>
    public string? FilePath { get; init; }

    /// <summary>Gets the length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Gets how many of the bytes were here already, from an earlier attempt: all where nothing had to be downloaded.</summary>
    public long ResumedAt { get; init; }

    /// <summary>Gets the content type that the server named. It is not checked.</summary>
    /// <value>Null where it named none, and where nothing had to be downloaded.</value>
    public string? ContentType { get; init; }
}
