namespace Easemob.Messaging;

/// <summary>
/// The cache of this user on this device, to be read and changed by the application. Nothing here uses the network, and the server and the
/// user's other devices learn of nothing.
/// </summary>
/// <remarks>
/// Every method may be called from any thread, throws <see cref="EasemobCacheException"/> for what the cache file does, and
/// <see cref="ObjectDisposedException"/> once the client is disposed. Each change is one transaction unless it says otherwise: all of it
/// happens or nothing. The interface may gain members until version 1.0.
/// </remarks>
public interface ILocalStore
{
    /// <summary>Gets the conversations of the cache.</summary>
    ILocalConversations Conversations { get; }

    /// <summary>Gets the messages of the cache.</summary>
    ILocalMessages Messages { get; }

    /// <summary>
    /// Takes in messages from elsewhere, another database say: each is placed where its time says, with what was noted on it, and its
    /// conversation is listed. Mirrors the vendor's <c>importMessages</c>, without its advice of 1,000 a call. Unread counts do not change.
    /// </summary>
    /// <remarks>
    /// A message whose id is there already, one that was removed, and a command are passed over and counted. Messages are committed in
    /// batches, durably; memory holds one batch. What ends the import early – cancellation, or an exception of the sequence, which comes as
    /// it is – leaves the batches before it in the cache. To go on, import the same sequence and skip what
    /// <see cref="ImportProgress.Committed"/> told last; to begin anew does no harm either.
    /// </remarks>
    /// <param name="messages">The messages, in any order: best by conversations.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each batch, on no particular thread.</param>
    /// <param name="cancellationToken">Stops between two batches, and is handed to the sequence.</param>
    /// <returns>What became of the messages; those that were skipped are in none of the numbers.</returns>
    /// <exception cref="ArgumentException">
    /// The options are out of range; or a message of the sequence is null, names no conversation or has an unknown body that did not come
    /// from the service: its batch is not committed.
    /// </exception>
    Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ChatMessage> messages,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes all messages, empties the list of conversations with what was noted on them, and forgets pinned messages and all of the
    /// <see cref="IMessageOutbox"/> that is not being sent at the moment. Mirrors the vendor's
    /// <c>deleteAllMessagesAndConversations(false)</c>. A later fetch brings back what the server still has.
    /// </summary>
    /// <remarks>
    /// The pins and marks of conversations show again when these come back, for the server has them. What was removed from the server stays
    /// away still, and removals whose outcome is not known are still under way: to forget the user
    /// altogether, sign out with <see cref="SignOutCache.Wipe"/>. The file shrinks; reads wait meanwhile, a few seconds for a cache of
    /// millions of messages.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="EasemobCacheException">As ever; where the disk is too full to write the file anew, the cache is empty all the same.</exception>
    Task ClearAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the oldest messages of the cache until some limits hold. The vendor has no such method;
    /// <see cref="EasemobOptions.CacheLimits"/> does the same by itself.
    /// </summary>
    /// <remarks>
    /// Conversations stay in the list, and unread counts do without messages that were unread. A later fetch brings back what the server
    /// still has. Messages are deleted in batches of a thousand, each a transaction, so that others can write in between. A limit of bytes
    /// is met by estimate, so a few more messages than needed may go; where more than half of the file is free then, it is written anew, and
    /// reads wait meanwhile.
    /// </remarks>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellationToken">Stops; what was deleted so far stays deleted.</param>
    /// <returns>How many messages were deleted, and what is in use now.</returns>
    /// <exception cref="ArgumentException">The limits are not usable; the message names every fault.</exception>
    Task<TrimResult> TrimAsync(CacheLimits limits, CancellationToken cancellationToken = default);
}
