namespace Easemob.Messaging;

/// <summary>
/// Search of the messages in the cache of this device: Chinese, Japanese, Korean and English alike, by parts of words of any length. Nothing
/// here uses the network; what was never fetched or received is not found.
/// </summary>
/// <remarks>
/// A message is found from the moment it is stored, and no longer once it was removed, recalled or edited away. Messages that are still
/// in the outbox are not looked at. An index is kept in the cache file, in the background; until it has caught up, after an update of the
/// library or a large import, a search takes longer and finds the same. Every method may be called from any thread, throws
/// <see cref="EasemobCacheException"/> for what the cache file does, and <see cref="ObjectDisposedException"/> once the client is disposed.
/// The interface may gain members until version 1.0.
/// </remarks>
public interface IMessageSearch
{
    /// <summary>
    /// Searches messages, newest first unless the search says otherwise. Mirrors the vendor's <c>loadMessagesWithKeyword…</c>,
    /// <c>searchMsgFromDB</c> and <c>loadCustomMsgWithKeyword…</c>.
    /// </summary>
    /// <param name="search">What to look for.</param>
    /// <returns>
    /// The messages found, in the order of the search's direction: by server time, then by id. Nothing happens before they are enumerated.
    /// Pages have 50 of them, or 1 to 400 by choice; each page is of one moment, and a cursor stays good whatever comes and goes.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="search"/> or something in it is null.</exception>
    /// <exception cref="ArgumentException">
    /// The text is too long or only white space; a sender, a type or the conversation is none; the times end before they begin.
    /// </exception>
    AsyncPageable<SearchHit> SearchMessages(MessageSearch search);

    /// <summary>
    /// Counts what there is to be found by conversation, for a list of places to look into. Mirrors the vendor's
    /// <c>loadConversationMessagesWithKeyword…</c>.
    /// </summary>
    /// <param name="search">What to look for. Its direction does not matter.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The conversations in which something was found, the one with the newest message first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="search"/> or something in it is null.</exception>
    /// <exception cref="ArgumentException">As for <see cref="SearchMessages"/>.</exception>
    Task<IReadOnlyList<ConversationHits>> SearchByConversationAsync(MessageSearch search, CancellationToken cancellationToken = default);
}
