using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>One host of the discovery document. Its order in the list counts; its priority does not.</summary>
internal sealed class DiscoveryHost
{
    [JsonPropertyName("protocol")]
    public string? Protocol { get; init; }

    [JsonPropertyName("domain")]
    public string? Domain { get; init; }

    [JsonPropertyName("ip")]
    public string? Address { get; init; }

    /// <summary>Gets the port, normally text.</summary>
    [JsonPropertyName("port")]
    public JsonElement Port { get; init; }

    /// <summary>Returns the address of the host's WebSocket, or null where it speaks another protocol or is not a host.</summary>
    /// <param name="scheme">The protocol by which the document names it, <c>https</c> or <c>http</c>.</param>
    public Uri? ToSocketUri(string scheme)
    {
        string socketScheme = scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        return ToUri(scheme) is { } uri
            ? new UriBuilder(uri) { Scheme = socketScheme, Port = uri.IsDefaultPort ? -1 : uri.Port, Path = "/websocket" }.Uri
            : null;
    }

    /// <summary>Returns the host's address, or null where it speaks another protocol or is not a host.</summary>
    public Uri? ToUri(string scheme)
    {
        string? host = string.IsNullOrEmpty(Domain) ? Address : Domain;
        if (!string.Equals(Protocol, scheme, StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrEmpty(host)
            || !TryGetPort(out int? port))
        {
            return null;
        }

        // The comparison refuses text that is more than a host, such as one with a path or a user.
        return Uri.TryCreate($"{scheme}://{host}{(port is null ? null : $":{port}")}", UriKind.Absolute, out Uri? uri)
            && string.Equals(uri.Host, host, StringComparison.OrdinalIgnoreCase)
            && uri.PathAndQuery == "/"
                ? uri
                : null;
    }

    /// <summary>Reads the port: null for the scheme's own, which is also what 80 and 443 mean to the vendor's client.</summary>
    private bool TryGetPort(out int? port)
    {
        port = null;

        // The raw text, since decoding one that is not Unicode would throw; a port has nothing to decode.
        string? text = Port.ValueKind is JsonValueKind.String or JsonValueKind.Number ? Port.GetRawText().Trim('"') : null;
        if (text is null or "" or "80" or "443")
        {
            return true;
        }

        bool valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 65535;
        port = valid ? number : null;
        return valid;
    }
}
