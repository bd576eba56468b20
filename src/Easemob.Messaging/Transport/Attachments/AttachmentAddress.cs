namespace Easemob.Messaging.Transport;

/// <summary>
/// Where a file is. The path of a file on the service is fetched from the host in use, whatever host the sender named, as the vendor's
/// clients do; anything else is somebody else's host.
/// </summary>
internal sealed record AttachmentAddress
{
    private const string Secret = "share-secret";
    private const string Redirect = "em-redirect";

    /// <summary>Gets the address on a host that is not the service's; null for a file of the service.</summary>
    public Uri? Foreign { get; private init; }

    /// <summary>Gets the id of a file of the service.</summary>
    public string FileId { get; private init; } = string.Empty;

    /// <summary>Gets the query of a file of the service, without the secret.</summary>
    public string Query { get; private init; } = string.Empty;

    /// <summary>Gets the secret that was in the address, where there was one.</summary>
    public string? SecretInQuery { get; private init; }

    /// <summary>Reads an address; null for what is none.</summary>
    public static AttachmentAddress? Parse(string remoteUrl, AppKey appKey)
    {
        if (!Uri.TryCreate(remoteUrl, UriKind.Absolute, out Uri? uri) || !IsWeb(uri))
        {
            return null;
        }

        string[] path = uri.AbsolutePath.Split('/');
        bool isOwn = path.Length == 5 && Same(path[1], appKey.Organization) && Same(path[2], appKey.App)
            && Same(path[3], "chatfiles") && IsId(path[4]);
        return isOwn ? Own(path[4], uri.Query) : new AttachmentAddress { Foreign = uri };
    }

    private static bool IsWeb(Uri uri) => uri.Scheme is "https" or "http";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // Nothing that could lead the token to another path.
    private static bool IsId(string segment) =>
        segment.Length > 0 && segment.All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-' or '_');

    private static AttachmentAddress Own(string fileId, string query)
    {
        string[] pairs = query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries);
        string? secret = pairs.FirstOrDefault(static pair => NameOf(pair) == Secret);
        IEnumerable<string> others = pairs.Where(static pair => NameOf(pair) is not (Secret or Redirect));
        return new AttachmentAddress
        {
            FileId = fileId,
            Query = string.Join("&", others.Prepend($"{Redirect}=true")),
            SecretInQuery = secret is null ? null : Uri.UnescapeDataString(string.Join("=", secret.Split('=').Skip(1))),
        };
    }

    private static string NameOf(string pair) => pair.Split('=')[0];
}
