namespace Easemob.Messaging;

/// <summary>Sends a message.</summary>
public sealed record MessageUpload : RealtimeUpload
{
    /// <summary>Gets the message.</summary>
    public required OutgoingMessage Message { get; init; }

    /// <summary>Returns the message as it is shown and kept.</summary>
    internal ChatMessage ToMessage(string messageId, string senderId, DateTimeOffset time, MessageState state) => new()
    {
        MessageId = messageId,
        Conversation = Conversation,
        SenderId = senderId,
        ReceiverId = Conversation.Id,
        SentAt = time,
        Direction = MessageDirection.Sent,
        State = state,
        Body = Message.Body,
        Extensions = Message.Extensions,
        WantsGroupReceipts = Message.WantsGroupReceipts,
        Priority = Message.Priority,
    };
}
