namespace Easemob.Messaging;

/// <summary>Where the service is: at a fixed address, or wherever its discovery document says.</summary>
public sealed class EasemobEndpoints
{
    private EasemobEndpoints(Uri? restUri, IReadOnlyList<Uri> bootstrapUris)
    {
        RestUri = restUri;
        BootstrapUris = bootstrapUris;
    }

    /// <summary>Gets discovery through the vendor's own hosts, for Easemob and Agora Chat alike.</summary>
    public static EasemobEndpoints Default { get; } =
        new(null, [new Uri("https://rs.easemob.com"), new Uri("https://rs.chat.agora.io")]);

    /// <summary>Gets the fixed address of the REST service.</summary>
    /// <value>Null where it is found through discovery.</value>
    public Uri? RestUri { get; }

    /// <summary>Gets the hosts that are asked for the discovery document, in this order.</summary>
    /// <value>Empty where the address is fixed.</value>
    public IReadOnlyList<Uri> BootstrapUris { get; }

    /// <summary>Uses a fixed REST service: a private deployment, or an emulator.</summary>
    /// <param name="restUri">
    /// Scheme, host and port, such as <c>https://a1.easemob.com</c>. Plain http is accepted for this machine only.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The address is not absolute, has a path or query, or is plain http to another machine.
    /// </exception>
    public static EasemobEndpoints Fixed(Uri restUri) => new(Validate(restUri, nameof(restUri)), []);

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
            : new EasemobEndpoints(null, copy);
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
}
