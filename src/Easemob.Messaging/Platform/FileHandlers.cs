using System.Net;
#if NET
using System.Net.Sockets;
#endif

namespace Easemob.Messaging.Platform;

/// <summary>
/// Makes the HTTP handlers for files: no redirects, no cookies, and no compression, with which a download could not be continued.
/// </summary>
internal static class FileHandlers
{
#if NET
    /// <summary>Makes a handler.</summary>
    /// <param name="isRefused">
    /// Which addresses are not connected to; null for none. Names are resolved here, so that what was looked at is what is connected to.
    /// </param>
    public static HttpMessageHandler Create(Func<IPAddress, bool>? isRefused)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        if (isRefused is not null)
        {
            handler.ConnectCallback = (context, token) => ConnectAsync(context, isRefused, token);
        }

        return handler;
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, Func<IPAddress, bool> isRefused, CancellationToken cancellationToken)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(host.Host, cancellationToken).ConfigureAwait(false);

        // A proxy is of the user's choice; what the name is to the proxy cannot be seen from here.
        bool isProxy = !string.Equals(host.Host, context.InitialRequestMessage.RequestUri?.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (!isProxy && Array.Exists(addresses, address => isRefused(address)))
        {
            throw new PrivateAddressException();
        }

#pragma warning disable CA2000 // The stream owns it, or the catch disposes of it
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
#else
    /// <summary>Makes a handler. What a name resolves to cannot be looked at here.</summary>
    public static HttpMessageHandler Create(Func<IPAddress, bool>? isRefused)
    {
        _ = isRefused;
        return new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
    }
#endif
}
