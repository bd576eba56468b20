using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The discovery document; what this library does not use of it is ignored.</summary>
internal sealed class DiscoveryPayload
{
    [JsonPropertyName("rest")]
    public DiscoveryHosts? Rest { get; init; }
}
