using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a conversation's deletion.</summary>
internal sealed class DeleteConversationPayload
{
    [JsonPropertyName("channel")]
    [JsonPropertyOrder(0)]
    public required string ConversationId { get; init; }

    [JsonPropertyName("type")]
    [JsonPropertyOrder(1)]
    public required string Type { get; init; }

    [JsonPropertyName("delete_roam")]
    [JsonPropertyOrder(2)]
    public required bool DeleteMessages { get; init; }
}
