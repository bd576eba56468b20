namespace Easemob.Messaging;

/// <summary>
/// The conversations that the server keeps for this user, to be pinned, marked and deleted. What the server has carried out is carried out
/// in the cache too, and the user's other devices learn of it: here such an event is <see cref="IChatManager.ChangedOnOtherDevice"/>.
/// </summary>
/// <remarks>
/// Every method goes to the network, needs no realtime connection, and may be called from any thread. What is said of errors at <see
/// cref="IChatManager"/> holds here. A call that failed leaves the cache as it was; where <see cref="EasemobException.IsOutcomeUnknown"/>
/// is true, the server may have carried it out, and repeating it settles that. The server knows pins and marks of one-to-one and group
/// conversations only, and keeps 100 conversations by default: one that it drops loses both. The interface may gain members until
/// version 1.0.
/// </remarks>
public interface IServerConversations
{
    /// <summary>Pins a conversation to the top of the list. Mirrors the vendor's <c>pinConversation:isPinned:</c>.</summary>
    /// <remarks>A user can pin 50 conversations (<see cref="ServerLimits.PinnedConversations"/>). Pinning again renews the time.</remarks>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="cancellationToken">Cancels the request. Once the server has answered, the cache follows all the same.</param>
    /// <returns>When it was pinned, by the server's clock; null where the server answers that it is not pinned.</returns>
    /// <exception cref="ArgumentException">The conversation is a chat room or a thread, or none.</exception>
    /// <exception cref="EasemobServiceException">
    /// There are 50 pins (error 4), the server knows no such conversation (107), or another refusal.
    /// </exception>
    Task<DateTimeOffset?> PinAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Takes a conversation's pin away. Mirrors the vendor's <c>pinConversation:isPinned:</c>.</summary>
    /// <param name="conversation">The conversation: one-to-one or group.</param>
    /// <param name="cancellationToken">Cancels the request. Once the server has answered, the cache follows all the same.</param>
    /// <exception cref="ArgumentException">The conversation is a chat room or a thread, or none.</exception>
    Task UnpinAsync(ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>Gives conversations a mark. Mirrors the vendor's <c>addConversationMark</c>.</summary>
    /// <remarks>
    /// Any number, in calls of at most 20 (<see cref="ServerLimits.MarkBatchSize"/>), one after the other. The first call that fails stops
    /// the rest. What a mark means is the application's to say.
    /// </remarks>
    /// <param name="conversations">The conversations: one-to-one or groups. Those named twice count once.</param>
    /// <param name="mark">The number of the mark, 0 to 19 (<see cref="ServerLimits.LargestMark"/>).</param>
    /// <param name="cancellationToken">Stops it. Where a call has succeeded before, the result tells instead of an exception.</param>
    /// <returns>What became of each conversation. In the cache only those have changed that the server did not pass over.</returns>
    /// <exception cref="ArgumentException">There is no conversation, or one is a chat room or a thread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mark is none of the 20.</exception>
    /// <exception cref="EasemobException">The first call failed already.</exception>
    Task<MarkResult> AddMarkAsync(
        IEnumerable<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a mark away from conversations. Mirrors the vendor's <c>removeConversationMark</c>. What is said at <see cref="AddMarkAsync"/>
    /// holds here.
    /// </summary>
    /// <param name="conversations">The conversations: one-to-one or groups. Those named twice count once.</param>
    /// <param name="mark">The number of the mark, 0 to 19 (<see cref="ServerLimits.LargestMark"/>).</param>
    /// <param name="cancellationToken">Stops it. Where a call has succeeded before, the result tells instead of an exception.</param>
    /// <returns>What became of each conversation.</returns>
    /// <exception cref="ArgumentException">There is no conversation, or one is a chat room or a thread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The mark is none of the 20.</exception>
    /// <exception cref="EasemobException">The first call failed already.</exception>
    Task<MarkResult> RemoveMarkAsync(
        IEnumerable<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes all conversations and all messages of this user, on the server and in the cache. Mirrors the vendor's
    /// <c>deleteAllMessagesAndConversations</c> with its flag set; nothing brings them back. Without the flag the vendor's call does what
    /// <see cref="ILocalStore.ClearAsync"/> does.
    /// </summary>
    /// <remarks>
    /// One-way: others keep what they have. Chat rooms and threads are concerned too. What the server had until its answer does not come
    /// back, however late a page arrives that was asked for before. With the messages go the pinned ones, the files in <see
    /// cref="IAttachments.DirectoryPath"/>, and what is in the <see cref="IChatManager.Outbox"/> but for what is being sent. What arrives
    /// between the server's deletion and its answer is deleted here too. The user's other devices are not told: their caches keep what they
    /// hold. The intent is written down before the request is sent: where the answer is lost, it stays unresolved until the call is repeated.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the request. Once the server has answered, the cache follows all the same.</param>
    /// <exception cref="EasemobFeatureDisabledException">The app has no message roaming (error 505).</exception>
    Task DeleteAllAsync(CancellationToken cancellationToken = default);
}
