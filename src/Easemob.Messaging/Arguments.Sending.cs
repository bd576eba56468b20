namespace Easemob.Messaging;

/// <content>The checks of what is to be sent: what fails here was neither written down nor sent.</content>
internal static partial class Arguments
{
    private const int MaxReceivers = 20;

    /// <summary>Returns a copy that nobody else can change, or throws for a message that cannot be sent.</summary>
    public static OutgoingMessage RequireSendable(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        RequireConversation(message.Conversation, nameof(message));
        RequireDefined(message.Priority, nameof(message));
        RequireSendable(message.Body);
        ArgumentNullException.ThrowIfNull(message.Extensions, nameof(message));
        ArgumentNullException.ThrowIfNull(message.ReceiverIds, nameof(message));
        ConversationType type = message.Conversation.Type;
        if (message.WantsGroupReceipts && type != ConversationType.Group)
        {
            throw new ArgumentException("Read receipts of a group can be asked for in groups only.", nameof(message));
        }

        if (message.Priority != ChatRoomPriority.Normal && type != ConversationType.ChatRoom)
        {
            throw new ArgumentException("Only messages to chat rooms have a priority.", nameof(message));
        }

        string[] receivers = [.. message.ReceiverIds.Select(static id => ServiceIds.Normalize(id, nameof(message)))];
        if (receivers.Length > 0 && type == ConversationType.Chat)
        {
            throw new ArgumentException("Receivers cannot be chosen in a one-to-one conversation.", nameof(message));
        }

        return receivers.Length > MaxReceivers
            ? throw new ArgumentException($"At most {MaxReceivers} receivers can be chosen.", nameof(message))
            : message with
            {
                ReceiverIds = receivers,
                Extensions = message.Extensions.ToDictionary(static entry => entry.Key, static entry => entry.Value),
            };
    }

    public static void RequireSendable(MessageBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        switch (body)
        {
            case UnknownMessageBody:
                throw new ArgumentException("A body of an unknown type cannot be sent.", nameof(body));
            case TextMessageBody { Stream: not null }:
                throw new ArgumentException("Only the service streams texts.", nameof(body));
            case AttachmentMessageBody { RemoteUrl: null or "" }:
                throw new ArgumentException("The body names no file on the server. Upload it first; this library does not.", nameof(body));
        }
    }

    public static void RequireReadable(ChatMessage message, string? content)
    {
        if (message.Direction == MessageDirection.Sent)
        {
            throw new ArgumentException("A message of one's own needs no read receipt.", nameof(message));
        }

        if (message.Conversation.Type is not (ConversationType.Chat or ConversationType.Group))
        {
            throw new ArgumentException("There are read receipts in one-to-one conversations and groups only.", nameof(message));
        }

        if (content is not null && message.Conversation.Type != ConversationType.Group)
        {
            throw new ArgumentException("Only a group's receipt carries a text.", nameof(content));
        }
    }
}
