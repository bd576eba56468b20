namespace Easemob.Messaging;

/// <summary>The messages that are pinned in conversations: for everyone in them, until somebody takes them off.</summary>
/// <remarks>
/// <para>
/// A paid function: where it is off, server calls throw <see cref="EasemobFeatureDisabledException"/>. The service pins 20 messages a
/// conversation by default, up to 100 on request. In one-to-one conversations, groups and chat rooms; a thread counts as a group.
/// </para>
/// <para>
/// The cache keeps what is known to be pinned, with a copy of each message: one that this user has removed stays pinned, one that was
/// recalled does not. While connected, <see cref="IChatManager.MessagePinChanged"/> tells what others do, when the cache knows it already.
/// What happened while away may be missed for good: list the server's pins to be sure.
/// </para>
/// <para>The errors are those of <see cref="IChatManager"/>. The interface may gain members until version 1.0.</para>
/// </remarks>
public interface IPinnedMessages
{
    /// <summary>
    /// Pins a message, on the server and then in the cache. One that is pinned already is pinned anew, with this user and time. Mirrors
    /// <c>pinMessage</c>.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the request, which the server may then have carried out; asking again is safe.</param>
    /// <exception cref="ArgumentException">The conversation or the id is not one the service can know.</exception>
    /// <exception cref="EasemobServiceException">
    /// There is no such message (500), there are as many pinned ones as there may be (4), or the user is not a member (602).
    /// </exception>
    Task PinAsync(ConversationKey conversation, string messageId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a message off the pinned ones, whoever pinned it, on the server and then in the cache. Mirrors <c>unpinMessage</c>.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="messageId">The id of the message.</param>
    /// <param name="cancellationToken">Cancels the request, which the server may then have carried out.</param>
    /// <exception cref="ArgumentException">The conversation or the id is not one the service can know.</exception>
    /// <exception cref="EasemobServiceException">The message is not pinned (500), or the user is not a member (602).</exception>
    Task UnpinAsync(ConversationKey conversation, string messageId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the pinned messages of a conversation from the server, page by page while it is enumerated, the last pinned first. Mirrors
    /// <c>getPinnedMessagesFromServer</c>.
    /// </summary>
    /// <remarks>
    /// Pages of 50 (<see cref="ServerLimits.PinnedMessagePageSize"/>) unless <see cref="AsyncPageable{T}.AsPages"/> is told otherwise. Each
    /// page is kept in the cache; an enumeration from the beginning to the end also takes from there what the server no longer lists. The
    /// messages are kept as pinned ones only: they are no part of the conversation's history in the cache.
    /// </remarks>
    /// <param name="conversation">The conversation.</param>
    /// <returns>The messages. Nothing is sent before the enumeration begins.</returns>
    /// <exception cref="ArgumentException">The conversation is not one the service can know.</exception>
    AsyncPageable<PinnedMessage> GetFromServer(ConversationKey conversation);

    /// <summary>Loads the pinned messages of a conversation from the cache; works offline. Mirrors <c>conversation.pinnedMessages</c>.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages, the last pinned first.</returns>
    /// <exception cref="ArgumentException">The conversation is not one the service can know.</exception>
    Task<IReadOnlyList<PinnedMessage>> LoadAsync(ConversationKey conversation, CancellationToken cancellationToken = default);
}
