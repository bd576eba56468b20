using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Wire.Rest;

/// <summary>Where a history page begins: text, or the number -1 for the edge of the history.</summary>
internal sealed class HistoryStartConverter : JsonConverter<string?>
{
    public override bool HandleNull => true;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNumberValue(-1);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
