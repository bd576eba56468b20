namespace Easemob.Messaging;

/// <summary>
/// The pinned messages of a cache. They are apart from the other messages, of which they would be islands; what is pinned or unpinned
/// while connected comes through <see cref="ILiveStore"/>.
/// </summary>
public interface IPinnedMessageStore
{
    /// <summary>Loads the pinned messages of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The messages, the last pinned first; as the conversation has them, or else as they were pinned.</returns>
    Task<IReadOnlyList<PinnedMessage>> LoadPinnedMessagesAsync(
        ConversationKey conversation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what the server listed. What was pinned or unpinned later than the list knows stays so; what is not in the list stays.
    /// </summary>
    /// <param name="messages">The pinned messages.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task SavePinnedMessagesAsync(IReadOnlyList<PinnedMessage> messages, CancellationToken cancellationToken = default);

    /// <summary>Drops what a complete list of the server did not have.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="unlisted">
    /// The messages, as they were loaded before the list was asked for: one that was pinned anew since then stays.
    /// </param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task DropPinnedMessagesAsync(
        ConversationKey conversation, IReadOnlyList<PinnedMessage> unlisted, CancellationToken cancellationToken = default);
}
