namespace Easemob.Messaging.Emulator;

/// <summary>A place.</summary>
public sealed record LocationBody : EmulatorMessageBody
{
    /// <summary>Gets the latitude in degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>Gets the longitude in degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>Gets the address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Gets the name of the building.</summary>
    public string BuildingName { get; init; } = "";

    /// <inheritdoc/>
    public override string WireType => "loc";
}
