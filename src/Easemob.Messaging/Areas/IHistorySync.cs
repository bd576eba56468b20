namespace Easemob.Messaging;

/// <summary>What is here of the server's history, and what is missing.</summary>
/// <remarks>
/// Methods may be called from any thread, throw <see cref="EasemobCacheException"/> for what the cache file does, and
/// <see cref="ObjectDisposedException"/> once the client is disposed. The interface may gain members until version 1.0.
/// </remarks>
public interface IHistorySync
{
    /// <summary>
    /// Gets which parts of a conversation's history this device holds completely. The vendor's clients have nothing like it: to them "the
    /// newest stored message" has to stand for "everything before it".
    /// </summary>
    /// <remarks>
    /// <para>
    /// Nothing is sent; the answer is of the cache and the same offline. Parts grow with each page of history that is fetched and kept,
    /// without a filter, in whatever order; two that meet become one. A part ends at the newest message fetched: what arrived by itself since
    /// is in the cache, but does not extend it. Messages of conversation lists and messages that the application brought in count for nothing.
    /// </para>
    /// <para>
    /// What is removed from the server stays covered: it is known to be gone. Where messages are removed up to a time, only that very
    /// millisecond is left unverified, for whether it is included is the server's choice. What is deleted here alone is no longer covered, so that it
    /// is fetched again, unless <see cref="ChatManagerOptions.KeepLocalDeletions"/> says that it stays away. While the outcome of a removal is not
    /// known, and until removals on another device are looked into, the parts they may concern are unverified.
    /// </para>
    /// </remarks>
    /// <param name="conversation">The conversation. One that is not in the cache has no parts.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The parts, as they were at one moment.</returns>
    /// <exception cref="ArgumentException"><paramref name="conversation"/> names no conversation.</exception>
    Task<HistoryCoverage> GetCoverageAsync(ConversationKey conversation, CancellationToken cancellationToken = default);
}
