using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>The part of an answer that says what was asked for.</summary>
internal static class AnswerData
{
    /// <exception cref="WireFormatException">The answer has no <c>data</c>.</exception>
    public static JsonElement Require(JsonDocument answer)
    {
        JsonElement data = answer.RootElement.ObjectMember("data");
        return data.ValueKind == JsonValueKind.Object ? data : throw new WireFormatException("The answer has no 'data' object.");
    }
}
