namespace Easemob.Messaging;

/// <summary>A place.</summary>
public sealed record LocationMessageBody : MessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.Location;

    /// <summary>Gets the latitude in degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>Gets the longitude in degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>Gets the address.</summary>
    public string? Address { get; init; }

    /// <summary>Gets the name of the building.</summary>
    public string? BuildingName { get; init; }
}
