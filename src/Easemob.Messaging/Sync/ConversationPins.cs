namespace Easemob.Messaging.Sync;

/// <summary>Pins conversations on the server, and in the cache as the server's answer says.</summary>
internal sealed class ConversationPins(IConversationTransport transport, IConversationStore store, CacheSession session)
{
    public Task<DateTimeOffset?> PinAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        ChangeAsync(conversation, transport.PinConversationAsync, cancellationToken);

    public Task<DateTimeOffset?> UnpinAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        ChangeAsync(conversation, transport.UnpinConversationAsync, cancellationToken);

    private async Task<DateTimeOffset?> ChangeAsync(
        ConversationKey conversation,
        Func<ConversationKey, CancellationToken, Task<DateTimeOffset?>> askServer,
        CancellationToken cancellationToken)
    {
        int asked = session.Number;
        DateTimeOffset? pinnedAt = await askServer(conversation, cancellationToken).ConfigureAwait(false);
        await session
            .FollowAsync(asked, () => store.SetPinnedAsync(conversation, pinnedAt, CancellationToken.None))
            .ConfigureAwait(false);
        return pinnedAt;
    }
}
