namespace Easemob.Messaging;

/// <summary>What to fetch of a file.</summary>
public sealed record AttachmentRequest
{
    /// <summary>Gets the address as the sender gave it.</summary>
    public required string RemoteUrl { get; init; }

    /// <summary>Gets the secret that the service asks for. No other host is told.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets how many bytes are here already.</summary>
    public long Offset { get; init; }

    /// <summary>Gets the version of the file that those bytes are of, as the server named it.</summary>
    /// <value>Null where it named none.</value>
    public string? ETag { get; init; }

    /// <summary>Gets whether hosts with private, link-local or loopback addresses may be asked.</summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Returns nothing of the address, which may hold a secret.</summary>
    public override string ToString() => nameof(AttachmentRequest);
}
