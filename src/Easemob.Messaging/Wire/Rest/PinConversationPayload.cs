using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a conversation's pin.</summary>
internal sealed class PinConversationPayload
{
    [JsonPropertyName("type")]
    [JsonPropertyOrder(0)]
    public required string Type { get; init; }

    [JsonPropertyName("to")]
    [JsonPropertyOrder(1)]
    public required string ConversationId { get; init; }
}
