using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>One of the conversations whose marks are changed.</summary>
internal sealed class MarkTargetPayload
{
    [JsonPropertyName("to")]
    [JsonPropertyOrder(0)]
    public required string ConversationId { get; init; }

    [JsonPropertyName("type")]
    [JsonPropertyOrder(1)]
    public required string Type { get; init; }

    public static MarkTargetPayload Of(ConversationKey conversation) => new()
    {
        ConversationId = conversation.Id,
        Type = conversation.Type == ConversationType.Chat ? "chat" : "groupchat",
    };
}
