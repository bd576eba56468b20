namespace Easemob.Messaging;

/// <summary>Where the service is: at a fixed address, or wherever its discovery document says.</summary>
public sealed class EasemobEndpoints
{
    private const string RealtimePath = "/websocket";

    private EasemobEndpoints(Uri? restUri, Uri? realtimeUri, IReadOnlyList<Uri> bootstrapUris)
    {
        RestUri = restUri;
        RealtimeUri = realtimeUri;
        BootstrapUris = bootstrapUris;
    }

    /// <summary>Gets discovery through the vendor's own hosts, for Easemob and Agora Chat alike.</summary>
    public static EasemobEndpoints Default { get; } =
        new(null, null, [new Uri("https://rs.easemob.com"), new Uri("https://rs.chat.agora.io")]);

    /// <summary>Gets the fixed address of the REST service.</summary>
    /// <value>Null where it is found through discovery.</value>
    public Uri? RestUri { get; }

    /// <summary>Gets the fixed address of the realtime service.</summary>
    /// <value>Null where it is found through discovery.</value>
    public Uri? RealtimeUri { get; }

    /// <summary>Gets the hosts that are asked for the discovery document, in this order.</summary>
    /// <value>Empty where the address is fixed.</value>
    public IReadOnlyList<Uri> BootstrapUris { get; }

    /// <summary>Uses a fixed service: a private deployment, or an emulator.</summary>
    /// <param name="restUri">
    /// Scheme, host and port of REST, such as <c>https://a1.easemob.com</c>. Plain http is accepted for this machine only.
    /// </param>
    /// <param name="realtimeUri">
    /// The address of the WebSocket, such as <c>wss://msync.example/websocket</c>. Plain ws is accepted for this machine only. Null for
    /// the path <c>/websocket</c> at the host and port of <paramref name="restUri"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// An address is not absolute or is plain http or ws to another machine; REST's has a path or query; the other has a query.
    /// </exception>
    public static EasemobEndpoints Fixed(Uri restUri, Uri? realtimeUri = null)
    {
        Validate(restUri, nameof(restUri));
        return new EasemobEndpoints(
            restUri, realtimeUri is null ? RealtimeBeside(restUri) : ValidateRealtime(realtimeUri, nameof(realtimeUri)), []);
    }

    /// <summary>Finds the service through discovery hosts of one's own.</summary>
    /// <param name="bootstrapUris">
    /// The hosts to ask, in this order; they must all use the same scheme. Plain http is accepted for this machine only.
    /// </param>
    /// <exception cref="ArgumentException">There is none, one is not acceptable, or the schemes differ.</exception>
    public static EasemobEndpoints Discover(params Uri[] bootstrapUris)
    {
        ArgumentNullException.ThrowIfNull(bootstrapUris);
        if (bootstrapUris.Length == 0)
        {
            throw new ArgumentException("At least one discovery host is needed.", nameof(bootstrapUris));
        }

        Uri[] copy = [.. bootstrapUris.Select(uri => Validate(uri, nameof(bootstrapUris)))];
        return copy.Any(uri => uri.Scheme != copy[0].Scheme)
            ? throw new ArgumentException("The discovery hosts must all use the same scheme.", nameof(bootstrapUris))
            : new EasemobEndpoints(null, null, copy);
    }

    private static Uri Validate(Uri uri, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(uri, parameterName);
        if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            throw new ArgumentException("The address must be absolute and begin with https://.", parameterName);
        }

        if (uri.PathAndQuery is not "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw new ArgumentException("The address is scheme, host and port only.", parameterName);
        }

        return uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback
            ? throw new ArgumentException(
                "Plain http would send tokens in the clear; it is accepted for this machine only. Use https.", parameterName)
            : uri;
    }

    private static Uri RealtimeBeside(Uri restUri) => new UriBuilder(restUri)
    {
        Scheme = restUri.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
        Port = restUri.IsDefaultPort ? -1 : restUri.Port,
        Path = RealtimePath,
    }.Uri;

    private static Uri ValidateRealtime(Uri uri, string parameterName)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("wss" or "ws"))
        {
            throw new ArgumentException("The address must be absolute and begin with wss://.", parameterName);
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw new ArgumentException("The address is scheme, host, port and path only.", parameterName);
        }

        return uri.Scheme == "ws" && !uri.IsLoopback
            ? throw new ArgumentException(
                "Plain ws would send tokens in the clear; it is accepted for this machine only. Use wss.", parameterName)
            : uri;
    }
}
