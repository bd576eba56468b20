namespace Easemob.Messaging;

/// <summary>
/// A message was pinned in its conversation, or no longer is; <see cref="ChatEvent.OccurredAt"/> says when. The vendor's
/// <c>onMessagePinChanged</c>.
/// </summary>
public sealed record MessagePinChanged : ChatEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets whether the message is pinned now.</summary>
    public required bool IsPinned { get; init; }

    /// <summary>Gets who changed it.</summary>
    public required string OperatorId { get; init; }
}
