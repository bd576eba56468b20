namespace Easemob.Messaging;

public sealed partial class ChatManager
{
    /// <inheritdoc/>
    public IMessageOutbox Outbox => _live.Outbox;

    /// <inheritdoc/>
    public Task<ChatMessage> SendMessageAsync(OutgoingMessage message, CancellationToken cancellationToken = default) =>
        _live.Outbox.SendAsync(Arguments.RequireSendable(message), cancellationToken);

    /// <inheritdoc/>
    public Task RecallMessageAsync(
        ConversationKey conversation, string messageId, string? extension = null, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return _live.Actions.RecallAsync(conversation, Arguments.RequireMessageId(messageId), extension, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ChatMessage> EditMessageAsync(
        ConversationKey conversation,
        string messageId,
        MessageBody body,
        IReadOnlyDictionary<string, ExtensionValue>? extensions = null,
        CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireSendable(body);
        string id = Arguments.RequireMessageId(messageId);
        return _live.Actions.EditAsync(conversation, id, body, extensions, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SendReadReceiptAsync(ChatMessage message, string? content = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        Arguments.RequireConversation(message.Conversation, nameof(message));
        Arguments.RequireReadable(message, content);
        return _live.Actions.SendReadReceiptAsync(message, content, cancellationToken);
    }

    /// <inheritdoc/>
    public Task SendConversationReadReceiptAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return _live.Actions.SendConversationReadAsync(conversation, cancellationToken);
    }
}
