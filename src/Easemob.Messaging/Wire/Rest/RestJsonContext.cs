using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>The JSON contracts of the REST operations, as generated code. Unknown members are ignored.</summary>
[JsonSourceGenerationOptions(MaxDepth = JsonValues.MaxDepth)]
[JsonSerializable(typeof(TokenRequestPayload))]
[JsonSerializable(typeof(TokenPayload))]
[JsonSerializable(typeof(HistoryRequestPayload))]
[JsonSerializable(typeof(DeleteConversationPayload))]
[JsonSerializable(typeof(PinConversationPayload))]
[JsonSerializable(typeof(MarkPayload))]
[JsonSerializable(typeof(PinMessagePayload))]
[JsonSerializable(typeof(ReceiptPayload))]
[JsonSerializable(typeof(DiscoveryPayload))]
internal sealed partial class RestJsonContext : JsonSerializerContext;
