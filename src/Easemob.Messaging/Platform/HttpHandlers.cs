using System.Net;

namespace Easemob.Messaging.Platform;

/// <summary>The HTTP handlers: what is made for clients that were given none has no redirects and no cookies.</summary>
internal static class HttpHandlers
{
    /// <summary>Whether a handler is known to follow redirects; of those that are not .NET's own nobody can tell.</summary>
    public static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler outer => FollowsRedirects(outer.InnerHandler),
        HttpClientHandler { AllowAutoRedirect: true } => true,
#if NET
        SocketsHttpHandler { AllowAutoRedirect: true } => true,
#endif
        _ => false,
    };

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
