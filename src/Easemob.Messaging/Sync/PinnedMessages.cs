namespace Easemob.Messaging.Sync;

/// <summary>Pinned messages: the server first, then the cache.</summary>
internal sealed class PinnedMessages(
    IPinnedMessageTransport transport, IMessageCache cache, CacheSession session, string userId) : IPinnedMessages
{
    public Task PinAsync(ConversationKey conversation, string messageId, CancellationToken cancellationToken = default) =>
        ChangeAsync(transport.PinMessageAsync, isPinned: true, conversation, messageId, cancellationToken);

    public Task UnpinAsync(ConversationKey conversation, string messageId, CancellationToken cancellationToken = default) =>
        ChangeAsync(transport.UnpinMessageAsync, isPinned: false, conversation, messageId, cancellationToken);

    public AsyncPageable<PinnedMessage> GetFromServer(ConversationKey conversation)
    {
        Arguments.RequireConversation(conversation);
        return new PinnedMessagePageable(transport, cache.PinnedMessages, session, conversation);
    }

    public Task<IReadOnlyList<PinnedMessage>> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireConversation(conversation);
        return cache.PinnedMessages.LoadPinnedMessagesAsync(conversation, cancellationToken);
    }

    private async Task ChangeAsync(
        Func<ConversationKey, string, CancellationToken, Task<ServerReceipt>> askServer,
        bool isPinned,
        ConversationKey conversation,
        string messageId,
        CancellationToken cancellationToken)
    {
        Arguments.RequireConversation(conversation);
        string id = Arguments.RequireMessageId(messageId);
        int asked = session.Number;
        ServerReceipt receipt = await askServer(conversation, id, cancellationToken).ConfigureAwait(false);

        // The server has done it, and tells only others: from here on nothing may stop the local effect.
        var change = new MessagePinChanged
        {
            Conversation = conversation,
            MessageId = id,
            IsPinned = isPinned,
            OperatorId = userId,
            OccurredAt = receipt.ServerTime,
        };
        await session.FollowAsync(asked, () => cache.Live.ApplyAsync([change], CancellationToken.None)).ConfigureAwait(false);
    }
}
