namespace Easemob.Messaging;

/// <summary>The messages on their way to the server, in a cache. They live apart from the others until they have the server's id.</summary>
public interface IOutboxStore
{
    /// <summary>Gets the id of this device, under which the server knows again what was sent from it.</summary>
    string DeviceId { get; }

    /// <summary>Writes a message down as <see cref="MessageState.Sending"/>, durably, before it is sent.</summary>
    /// <param name="upload">The message.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="InvalidOperationException">A message with this id is on its way already.</exception>
    Task<OutboxEntry> AddOutgoingAsync(MessageUpload upload, CancellationToken cancellationToken = default);

    /// <summary>Gets the messages on their way, in the order in which they were written down.</summary>
    /// <param name="conversation">The only conversation to look at, or null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<OutboxEntry>> GetOutgoingAsync(
        ConversationKey? conversation = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a message on its way.</summary>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The entry, or null where there is none.</returns>
    Task<OutboxEntry?> FindOutgoingAsync(string localId, CancellationToken cancellationToken = default);

    /// <summary>Notes how far a message has come, durably.</summary>
    /// <remarks>A message that is <see cref="MessageState.Sending"/> is from then on this device's, whichever sent it before.</remarks>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="state">The new state.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>The entry as it is now, or null where there is none any more.</returns>
    Task<OutboxEntry?> SetOutgoingStateAsync(string localId, MessageState state, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a message that the server has taken one of the conversation's, under the server's id and time, in one durable transaction.
    /// Commands are not kept.
    /// </summary>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="message">The message as the server has it.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    Task CompleteOutgoingAsync(string localId, ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Forgets a message that has not been sent.</summary>
    /// <param name="localId">The message's id on this device.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveOutgoingAsync(string localId, CancellationToken cancellationToken = default);
}
