namespace Easemob.Messaging;

/// <summary>Messages were read on another device, and count as read here too. The vendor's multi-device codes 65 and 66.</summary>
public sealed record UnreadClearedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    /// <value>Null where it is about all conversations.</value>
    public ConversationKey? Conversation { get; init; }
}
