namespace Easemob.Messaging.Wire;

/// <summary>What a device says of itself when it begins a connection.</summary>
internal sealed record ProvisionRequest
{
    public required AppKey AppKey { get; init; }

    public required string UserId { get; init; }

    public required string DeviceId { get; init; }

    public required string DeviceName { get; init; }

    public required string Token { get; init; }

    /// <summary>Gets the version of this library, such as <c>1.0.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Gets a name for this attempt: Unix milliseconds and a colon.</summary>
    public required string SessionId { get; init; }

    /// <summary>Gets a text for a device that this one displaces, at most 1,024 characters; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Returns who begins the connection; never the token.</summary>
    public override string ToString() => $"ProvisionRequest ({UserId}, {DeviceId})";
}
