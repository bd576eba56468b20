namespace Easemob.Messaging;

/// <summary>A conversation was given a mark on another device, or lost it. The vendor's multi-device code 63.</summary>
public sealed record ConversationMarkedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the number of the mark, 0 to 19.</summary>
    /// <value>Null where the server named none that is known.</value>
    public required int? Mark { get; init; }

    /// <summary>Gets whether the conversation has the mark now.</summary>
    public required bool IsMarked { get; init; }
}
