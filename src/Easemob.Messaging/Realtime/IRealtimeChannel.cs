namespace Easemob.Messaging;

/// <summary>
/// The realtime half of the server, in terms of models. The library's own implementation speaks the vendor's MSYNC protocol over a
/// WebSocket; a unit test hands <see cref="ChatManager"/> a mock and calls the listener that it was given.
/// </summary>
/// <remarks>The interface may gain members until version 1.0.</remarks>
public interface IRealtimeChannel
{
    /// <summary>Says whom to tell. Called once, before anything else.</summary>
    /// <param name="listener">Whom to tell.</param>
    void Attach(IRealtimeListener listener);

    /// <summary>
    /// Connects, and stays connected until <see cref="DisconnectAsync"/> or until the server refuses. Ends when the connection is
    /// there and the listener has received what was missed; at once where it is there already.
    /// </summary>
    /// <param name="cancellationToken">Gives up connecting; a connection that is there stays.</param>
    /// <exception cref="EasemobAuthenticationException">The server refused the user.</exception>
    /// <exception cref="EasemobException">No connection could be made; no further attempt is made.</exception>
    Task ConnectAsync(CancellationToken cancellationToken = default);

    /// <summary>Says goodbye to the server where it can, and ends the connection and all attempts to make one.</summary>
    /// <param name="cancellationToken">Skips the goodbye.</param>
    Task DisconnectAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends one thing and waits for the server's word. While a connection is being made it waits for that first, 15 seconds in all.
    /// Nothing is ever sent twice by the channel itself.
    /// </summary>
    /// <param name="upload">What to send.</param>
    /// <param name="cancellationToken">Stops waiting; what was sent was sent.</param>
    /// <exception cref="EasemobServiceException">The server refused it.</exception>
    /// <exception cref="EasemobConnectionException">
    /// There is no connection, or it was lost before the server answered: then <see cref="EasemobException.IsOutcomeUnknown"/> is true.
    /// </exception>
    /// <exception cref="EasemobTimeoutException">The server did not answer in time.</exception>
    Task<UploadReceipt> UploadAsync(RealtimeUpload upload, CancellationToken cancellationToken = default);
}
