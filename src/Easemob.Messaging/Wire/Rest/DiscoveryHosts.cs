using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The hosts of one transport.</summary>
internal sealed class DiscoveryHosts
{
    [JsonPropertyName("hosts")]
    public IReadOnlyList<DiscoveryHost?>? Hosts { get; init; }
}
