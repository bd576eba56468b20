namespace Easemob.Messaging;

/// <summary>
/// The messages of this device that the server does not have, or of which nobody knows it yet. They are in the cache, apart from those
/// that the server has, and survive the end of the process.
/// </summary>
/// <remarks>
/// A message whose fate is unknown (the connection broke, or the process ended, before the server's answer) is settled with the next
/// connection by itself: it is sent again under its old id, by which the server knows it. One that failed waits for the application. The
/// interface may gain members until version 1.0.
/// </remarks>
public interface IMessageOutbox
{
    /// <summary>Gets the messages, in the order in which they were sent. Works offline.</summary>
    /// <param name="conversation">The only conversation to look at, or null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>
    /// The messages: <see cref="ChatMessage.MessageId"/> is the id on this device, <see cref="ChatMessage.SentAt"/> the time on this
    /// device's clock, and <see cref="ChatMessage.State"/> is sending, failed or unknown.
    /// </returns>
    Task<IReadOnlyList<ChatMessage>> GetMessagesAsync(ConversationKey? conversation = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a message again that failed or whose fate is unknown. Mirrors the vendor's <c>resendMessage</c>.</summary>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="cancellationToken">Stops waiting; the message goes its way.</param>
    /// <returns>The message with the server's id and time.</returns>
    /// <exception cref="ArgumentException">There is no such message in the outbox.</exception>
    /// <exception cref="InvalidOperationException">The message is being sent at the moment.</exception>
    /// <exception cref="EasemobException">It failed again, as <see cref="IChatManager.SendMessageAsync"/> does: offline, say.</exception>
    Task<ChatMessage> ResendAsync(string localId, CancellationToken cancellationToken = default);

    /// <summary>Forgets a message; works offline. One whose fate is unknown may have reached the server all the same.</summary>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidOperationException">The message is being sent at the moment.</exception>
    Task<bool> DiscardAsync(string localId, CancellationToken cancellationToken = default);
}
