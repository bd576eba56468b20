namespace Easemob.Messaging;

/// <summary>What arrives while connected, in a cache.</summary>
public interface ILiveStore
{
    /// <summary>
    /// Carries out what events mean for the cache, in their order: one durable transaction. Doing it again has no effect.
    /// </summary>
    /// <remarks>
    /// A message is kept, and counts as unread where somebody else sent it in a one-to-one conversation or group. A recalled message
    /// goes, also from the pinned ones, and does not come later. An edit changes the message where it is. Receipts are noted on the message. What is read elsewhere
    /// is read here. A conversation deleted elsewhere leaves the list; its messages stay. Where messages were removed elsewhere, a
    /// <see cref="ConversationCheck"/> is written down; once more where a message from before that comes after it.
    /// </remarks>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>
    /// The events to raise, in their order, with what the cache knew. Not among them are messages that arrived before or were removed
    /// or recalled, and <see cref="MessagesRemovedOnOtherDevice"/>, which is raised when its check is done.
    /// </returns>
    Task<IReadOnlyList<ChatEvent>> ApplyAsync(IReadOnlyList<ChatEvent> events, CancellationToken cancellationToken = default);
}
