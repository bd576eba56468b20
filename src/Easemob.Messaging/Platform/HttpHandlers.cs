using System.Net;

namespace Easemob.Messaging.Platform;

/// <summary>Makes the HTTP handler for clients that were given none: no redirects, no cookies.</summary>
internal static class HttpHandlers
{
#if NET
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),

        // So that a long-lived client follows changes of the name's addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
#else
    public static HttpMessageHandler Create() => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    };
#endif
}
