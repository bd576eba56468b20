namespace Easemob.Messaging.Transport;

/// <summary>The HTTP clients for files.</summary>
internal sealed class FileClients : IDisposable
{
    public FileClients(HttpMessageHandler? given)
    {
        Trusted = Create(given, guarded: false);
        Guarded = Create(given, guarded: true);
    }

    /// <summary>Gets the one for the service's host, and for others where private ones are allowed.</summary>
    public HttpClient Trusted { get; }

    /// <summary>Gets the one for other hosts, which connects to no private address. Its connections are never the other's.</summary>
    public HttpClient Guarded { get; }

    public void Dispose()
    {
        Trusted.Dispose();
        Guarded.Dispose();
    }

    private static HttpClient Create(HttpMessageHandler? given, bool guarded)
    {
#pragma warning disable CA2000 // The client disposes of a handler of its own
        HttpMessageHandler handler = given ?? FileHandlers.Create(guarded ? PrivateAddresses.Contains : null);
#pragma warning restore CA2000
        return new HttpClient(handler, disposeHandler: given is null) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
