namespace Easemob.Messaging;

/// <summary>The server's functions for the user's account. What is said at <see cref="IChatTransport"/> holds here.</summary>
public interface IAccountTransport
{
    /// <summary>Gets the devices on which the user is connected, this one included.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<UserDevice>> GetDevicesAsync(CancellationToken cancellationToken = default);
}
