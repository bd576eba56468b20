namespace Easemob.Messaging;

/// <summary>
/// A server conversation was deleted on another device. It is off the local list; messages stay, since the service does not say
/// whether theirs were deleted too. The vendor's multi-device code 62.
/// </summary>
public sealed record ConversationDeletedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }
}
