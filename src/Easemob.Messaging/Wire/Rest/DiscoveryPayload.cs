using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The discovery document; what this library does not use of it is ignored.</summary>
internal sealed class DiscoveryPayload
{
    [JsonPropertyName("rest")]
    public DiscoveryHosts? Rest { get; init; }

    /// <summary>Gets the hosts of the realtime service that speak WebSocket.</summary>
    [JsonPropertyName("msync-wx")]
    public DiscoveryHosts? Realtime { get; init; }
}
