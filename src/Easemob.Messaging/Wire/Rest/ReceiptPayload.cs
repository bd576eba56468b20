using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The answer to a removal or deletion; everything in it may be missing.</summary>
internal sealed class ReceiptPayload
{
    [JsonPropertyName("timestamp")]
    public JsonElement Timestamp { get; init; }

    /// <summary>Returns the server's clock where the answer gave it as a number.</summary>
    public ServerReceipt ToReceipt() =>
        Timestamp.ValueKind == JsonValueKind.Number && Timestamp.TryGetInt64(out long milliseconds)
            ? new ServerReceipt { ServerTime = WireTime.ToInstant(milliseconds) }
            : default;
}
