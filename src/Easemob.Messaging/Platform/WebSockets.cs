using System.Net.WebSockets;

namespace Easemob.Messaging.Platform;

/// <summary>Opens WebSockets for clients that were given no factory: without compression and without pings of its own.</summary>
internal static class WebSockets
{
    public static async Task<WebSocket> ConnectAsync(Uri uri, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            if (uri.IsLoopback)
            {
                socket.Options.Proxy = null;
            }

            await socket.ConnectAsync(uri, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
