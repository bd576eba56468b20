namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>How one of the vendor's clients is made.</summary>
internal sealed record VendorSettings
{
    /// <summary>Gets the device id; null for one that no other client here has.</summary>
    public string? Resource { get; init; }

    /// <summary>Gets whether the client asks the emulator where the service is.</summary>
    public bool Discovery { get; init; }

    public bool SendDeliveryReceipts { get; init; }

    /// <summary>Gets a text for a device that this one puts out.</summary>
    public string? SignInText { get; init; }
}
