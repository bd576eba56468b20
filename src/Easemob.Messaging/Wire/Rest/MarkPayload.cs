using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a change of marks.</summary>
internal sealed class MarkPayload
{
    [JsonPropertyName("mark")]
    [JsonPropertyOrder(0)]
    public required string Mark { get; init; }

    [JsonPropertyName("targets")]
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<MarkTargetPayload> Targets { get; init; }
}
