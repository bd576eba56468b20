namespace Easemob.Messaging;

/// <summary>A conversation was pinned on another device, or no longer is. The vendor's multi-device codes 60 and 61.</summary>
public sealed record ConversationPinnedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets whether the conversation is pinned now.</summary>
    public required bool IsPinned { get; init; }
}
