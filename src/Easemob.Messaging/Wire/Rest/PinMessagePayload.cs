using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a message's pinning, and of its end.</summary>
internal sealed class PinMessagePayload
{
    [JsonPropertyName("to")]
    [JsonPropertyOrder(0)]
    public required string ConversationId { get; init; }

    [JsonPropertyName("type")]
    [JsonPropertyOrder(1)]
    public required string Type { get; init; }

    [JsonPropertyName("pin_msg_id")]
    [JsonPropertyOrder(2)]
    public required string MessageId { get; init; }
}
