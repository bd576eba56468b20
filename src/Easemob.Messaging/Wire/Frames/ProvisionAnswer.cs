namespace Easemob.Messaging.Wire;

/// <summary>Whether this device may use the connection.</summary>
internal sealed record ProvisionAnswer : ServerFrame
{
    /// <summary>Gets the status; null where the server left it out, which is no success.</summary>
    public FrameStatus? Status { get; init; }

    /// <summary>Gets the id by which the server knows the device from now on; empty where it did not say.</summary>
    public string Resource { get; init; } = string.Empty;

    /// <summary>Gets when the token expires; null where the server did not say or said something that cannot be read.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets whether the server wants to compress, which this client never offers.</summary>
    public bool WantsCompression { get; init; }
}
