using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>Writes the content of a stored message anew with another body.</summary>
internal static class ContentRewriting
{
    /// <summary>Returns the content with another body, extension and edit; the rest of it stays.</summary>
    public static MessagePayload Run(
        ChatMessage message, MessageBody body, IReadOnlyDictionary<string, ExtensionValue> extensions, MessageEdit? edit)
    {
        MessageContent content = message.Content;
        var rewritten = new ChatMessage
        {
            MessageId = message.MessageId,
            Conversation = message.Conversation,
            SenderId = message.SenderId,
            ReceiverId = message.ReceiverId,
            SentAt = message.SentAt,
            Body = body,
            Extensions = extensions,
            Reactions = content.Reactions,
            Edit = edit,
            Thread = content.Thread,
            ThreadOverview = content.ThreadOverview,
            IsRead = content.IsRead,
            IsDelivered = content.IsDelivered,
            WantsGroupReceipts = content.WantsGroupReceipts,
            Priority = content.Priority,
            IsBroadcast = content.IsBroadcast,
        };
        return PayloadReader.Open(PayloadFormat.Protobuf, MessageEncoder.Encode(rewritten));
    }
}
