namespace Easemob.Messaging.Sync;

/// <summary>What the user does to messages that are sent: recalls, edits and receipts. The server first, then the cache.</summary>
internal sealed class MessageActions(IRealtimeChannel? channel, IMessageCache cache, IntentRunner intents, LocalIds ids)
{
    /// <summary>Takes a message back. In the cache this is what a removal is, from the pinned messages too.</summary>
    public async Task RecallAsync(ConversationKey conversation, string messageId, string? extension, CancellationToken cancellationToken)
    {
        IRealtimeChannel open = RequireChannel();
        var upload = new RecallUpload { LocalId = ids.Next(), Conversation = conversation, MessageId = messageId, Extension = extension };
        await intents.RunAsync(
            new RemoveMessagesIntent { Conversation = conversation, MessageIds = [messageId] },
            async token => new ServerReceipt { ServerTime = (await open.UploadAsync(upload, token).ConfigureAwait(false)).ServerTime },
            cancellationToken).ConfigureAwait(false);

        // What is only removed stays pinned; what is recalled does not.
        var recalled = new MessageRecalled { Conversation = conversation, MessageId = messageId, OperatorId = string.Empty };
        await cache.Live.ApplyAsync([recalled], CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Changes the content of a message.</summary>
    /// <returns>The message as it is now.</returns>
    public async Task<ChatMessage> EditAsync(
        ConversationKey conversation,
        string messageId,
        MessageBody body,
        IReadOnlyDictionary<string, ExtensionValue>? extensions,
        CancellationToken cancellationToken)
    {
        IRealtimeChannel open = RequireChannel();
        var upload = new EditUpload
        {
            LocalId = ids.Next(),
            Conversation = conversation,
            MessageId = messageId,
            Body = body,
            Extensions = extensions,
        };
        UploadReceipt receipt = await open.UploadAsync(upload, cancellationToken).ConfigureAwait(false);

        // The server has done it: from here on nothing may stop the local effect.
        var edited = new MessageEdited
        {
            Message = Build(upload, receipt),
            ReplacesExtensions = upload.Extensions is not null,
            OccurredAt = receipt.ServerTime,
        };
        IReadOnlyList<ChatEvent> applied = await cache.Live.ApplyAsync([edited], CancellationToken.None).ConfigureAwait(false);
        return applied.OfType<MessageEdited>().FirstOrDefault()?.Message ?? edited.Message;
    }

    public async Task SendReadReceiptAsync(ChatMessage message, string? content, CancellationToken cancellationToken)
    {
        var upload = new ReadReceiptUpload
        {
            LocalId = ids.Next(),
            Conversation = message.Conversation,
            MessageId = message.MessageId,
            Content = content,
        };
        await RequireChannel().UploadAsync(upload, cancellationToken).ConfigureAwait(false);
    }

    public async Task SendConversationReadAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        var upload = new ConversationReadUpload { LocalId = ids.Next(), Conversation = conversation };
        await RequireChannel().UploadAsync(upload, cancellationToken).ConfigureAwait(false);
        await cache.Conversations.MarkReadAsync(conversation, CancellationToken.None).ConfigureAwait(false);
    }

    private static ChatMessage Build(EditUpload upload, UploadReceipt receipt)
    {
        string sender = receipt.EditedMessageSenderId ?? receipt.Edit?.OperatorId ?? string.Empty;
        return new ChatMessage
        {
            MessageId = upload.MessageId,
            Conversation = upload.Conversation,
            SenderId = sender,
            ReceiverId = upload.Conversation.Id,
            SentAt = receipt.EditedMessageSentAt ?? receipt.ServerTime,
            Direction = MessageDirection.Sent,
            Body = upload.Body,
            Extensions = upload.Extensions ?? ExtensionValue.None,
            Edit = receipt.Edit,
        };
    }

    private IRealtimeChannel RequireChannel() => channel ?? throw new InvalidOperationException(
        "This chat manager was made without a realtime channel, through which messages are changed and receipts sent.");
}
