using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a password sign-in.</summary>
internal sealed class TokenRequestPayload
{
    [JsonPropertyName("grant_type")]
    [JsonPropertyOrder(0)]
    public string GrantType { get; } = "password";

    [JsonPropertyName("username")]
    [JsonPropertyOrder(1)]
    public required string UserName { get; init; }

    [JsonPropertyName("password")]
    [JsonPropertyOrder(2)]
    public required string Password { get; init; }

    [JsonPropertyName("timestamp")]
    [JsonPropertyOrder(3)]
    public required long Timestamp { get; init; }
}
