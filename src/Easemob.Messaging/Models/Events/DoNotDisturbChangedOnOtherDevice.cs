namespace Easemob.Messaging;

/// <summary>Do-not-disturb was changed on another device, for one conversation or the account. The vendor's multi-device code 64.</summary>
public sealed record DoNotDisturbChangedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    /// <value>Null where it is about the whole account.</value>
    public ConversationKey? Conversation { get; init; }

    /// <summary>Gets the settings as the service writes them, in JSON; an empty object where they were removed.</summary>
    public required string SettingsJson { get; init; }
}
