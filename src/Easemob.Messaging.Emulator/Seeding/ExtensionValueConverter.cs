using System.Text.Json;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.Emulator.Seeding;

/// <summary>
/// Reads an extension value by the JSON type it has; a whole number is an integer, <c>1.5</c> and <c>1.0</c> are doubles.
/// </summary>
internal sealed class ExtensionValueConverter : JsonConverter<ExtensionValue>
{
    public override bool HandleNull => true;

    public override ExtensionValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement value = document.RootElement;
        return value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            JsonValueKind.Number when value.TryGetInt64(out long integer) => integer,
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String => value.GetString()!,
            _ => ExtensionValue.FromJson(value.GetRawText()),
        };
    }

    public override void Write(Utf8JsonWriter writer, ExtensionValue value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Seeds are read, not written.");
}
