namespace Easemob.Messaging;

/// <summary>A device on which a user is connected.</summary>
public sealed record UserDevice
{
    /// <summary>Gets the id under which the server knows the connection: the vendor's resource, as in <see cref="DeviceEvent.DeviceId"/>.</summary>
    public required string DeviceId { get; init; }

    /// <summary>Gets the id that the device gave itself.</summary>
    /// <value>Null where the server did not say.</value>
    public string? Uuid { get; init; }

    /// <summary>Gets the name that the device gave itself.</summary>
    /// <value>Null where the server did not say.</value>
    public string? Name { get; init; }
}
