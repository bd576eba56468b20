namespace Easemob.Messaging;

/// <summary>
/// Messages were removed from the server on another device, and those that the cache held are gone from it too. The vendor's
/// <c>multiDevicesMessageBeRemoved</c>.
/// </summary>
/// <remarks>
/// The service does not say which messages. What the cache holds is compared with the server first, and the event raised when that is
/// done: at once for a short conversation, later for a long one, and after the next connection where the comparison could not be
/// finished. Messages that merely expired on the server stay.
/// </remarks>
public sealed record MessagesRemovedOnOtherDevice : DeviceEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the ids of the messages that were dropped from the cache, oldest first; none where it held none of them.</summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];
}
