namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>A message of the model.</summary>
internal sealed record ModelRow
{
    public required ulong Id { get; init; }

    public required ConversationKey Conversation { get; init; }

    public required long Time { get; init; }

    public required string Sender { get; init; }

    public required MessageType Type { get; init; }

    public required string Text { get; init; }

    public string? Note { get; init; }

    /// <summary>Gets whether it arrived by itself.</summary>
    public bool HasArrived { get; init; }

    public bool IsReceived => Sender != StoreModel.User;

    public ChatMessage ToMessage() => new()
    {
        MessageId = MessageIds.Format(Id),
        Conversation = Conversation,
        SenderId = Sender,
        ReceiverId = "somebody",
        SentAt = DateTimeOffset.FromUnixTimeMilliseconds(Time),
        Direction = IsReceived ? MessageDirection.Received : MessageDirection.Sent,
        Body = Type == MessageType.Custom ? new CustomMessageBody { Event = Text } : new TextMessageBody { Text = Text },
        LocalExtension = Note,
    };

    public static string Show(ChatMessage message)
    {
        string text = message.Body is CustomMessageBody custom ? custom.Event : ((TextMessageBody)message.Body).Text;
        return $"{message.Conversation} {message.MessageId} at {message.SentAt.ToUnixTimeMilliseconds()} by {message.SenderId}: "
            + $"{message.Type} {text} ({message.LocalExtension})";
    }
}
