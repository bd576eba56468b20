namespace Easemob.Messaging;

/// <summary>A message of this user reached the receiver's device. One-to-one only. The vendor's <c>messagesDidDeliver</c>.</summary>
public sealed record MessageDelivered : ChatEvent
{
    /// <summary>Gets the conversation of the message.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets whose device it reached.</summary>
    public required string ReceiverId { get; init; }
}
