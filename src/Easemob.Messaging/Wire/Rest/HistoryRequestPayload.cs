using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The body of a history request. The vendor's client sends every member, null or not, in this order.</summary>
internal sealed class HistoryRequestPayload
{
    [JsonPropertyName("queue")]
    [JsonPropertyOrder(0)]
    public required string Queue { get; init; }

    [JsonPropertyName("start")]
    [JsonPropertyOrder(1)]
    [JsonConverter(typeof(HistoryStartConverter))]
    public string? Start { get; init; }

    [JsonPropertyName("pull_number")]
    [JsonPropertyOrder(2)]
    public required int PageSize { get; init; }

    [JsonPropertyName("is_positive")]
    [JsonPropertyOrder(3)]
    public required bool IsAscending { get; init; }

    [JsonPropertyName("msgType")]
    [JsonPropertyOrder(4)]
    public required string MessageTypes { get; init; }

    [JsonPropertyName("end")]
    [JsonPropertyOrder(5)]
    public int End { get; } = -1;

    [JsonPropertyName("startTime")]
    [JsonPropertyOrder(6)]
    public long? From { get; init; }

    [JsonPropertyName("endTime")]
    [JsonPropertyOrder(7)]
    public long? To { get; init; }

    [JsonPropertyName("userId")]
    [JsonPropertyOrder(8)]
    public string? Sender { get; init; }

    /// <summary>Gets the senders where there are several: the form of the vendor's newer clients.</summary>
    [JsonPropertyName("userIds")]
    [JsonPropertyOrder(9)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Senders { get; init; }
}
