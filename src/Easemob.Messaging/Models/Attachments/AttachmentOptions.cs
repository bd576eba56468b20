namespace Easemob.Messaging;

/// <summary>How a file is downloaded.</summary>
public sealed record AttachmentOptions
{
    /// <summary>Gets which file of the message is meant. The default is the file itself.</summary>
    public AttachmentPart Part { get; init; }

    /// <summary>
    /// Gets the largest file that is downloaded, in bytes. The default is 100 MiB; at least 1. What the sender says of the length does not
    /// count.
    /// </summary>
    public long MaxBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>Gets whether a file that is there already is replaced, once the download is complete. The default is false.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Gets whether hosts with private, link-local or loopback addresses may be asked for files. The default is false: the sender of a message
    /// chooses the host, and could have this device ask a printer or a router. The service's own host may always be asked.
    /// </summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Gets what is told of the progress: about once for every 80 KiB.</summary>
    public IProgress<AttachmentProgress>? Progress { get; init; }
}
