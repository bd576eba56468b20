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
