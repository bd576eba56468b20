namespace Easemob.Messaging;

/// <summary>
/// Whom an <see cref="IRealtimeChannel"/> tells: <see cref="ChatManager"/> has one. Methods are called one after the other, never two at
/// once, except <see cref="Report"/>.
/// </summary>
/// <remarks>The interface may gain members until version 1.0.</remarks>
public interface IRealtimeListener
{
    /// <summary>
    /// Takes what arrived, in the order in which it did. Only when the task has ended is it acknowledged to the server; where it fails,
    /// the connection is given up and what it took comes again with the next.
    /// </summary>
    /// <param name="events">What arrived, as the server told it. The same event may come again, and must then have no effect.</param>
    /// <param name="cancellationToken">The channel was disconnected.</param>
    Task ReceiveAsync(IReadOnlyList<ChatEvent> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// Prepares a new connection: called when all that was missed has been received, before the connection counts as connected. Uploads
    /// can be made already. Where it fails, the connection is given up.
    /// </summary>
    /// <param name="cancellationToken">The connection was lost or given up.</param>
    Task PrepareAsync(CancellationToken cancellationToken = default);

    /// <summary>Tells what became of the connection. Must return at once.</summary>
    /// <param name="change">The change: of the connection's state, of the token, or a forced sign-out.</param>
    void Report(ChatEvent change);
}
