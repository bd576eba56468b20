namespace Easemob.Messaging;

/// <summary>Something that this user did on another device.</summary>
public abstract record DeviceEvent : ChatEvent
{
    private protected DeviceEvent()
    {
    }

    /// <summary>Gets the id of the device.</summary>
    /// <value>Null where the server did not say.</value>
    public string? DeviceId { get; init; }
}
