using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>
/// Writes JSON so that equal values have equal texts: members sorted, numbers as doubles. Members of our own that have no value are left
/// out; null in the JSON of others stays.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text(object? value) => Text(JsonSerializer.SerializeToNode(value, Readable));

    public static string Text(JsonElement value) => Text(JsonSerializer.SerializeToNode(value, Readable));

    public static string Text(JsonNode? node)
    {
        StringBuilder builder = new();
        Append(builder, node);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                builder.Append('{');
                foreach ((string name, JsonNode? value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    builder.Append(name).Append(':');
                    Append(builder, value);
                    builder.Append(' ');
                }

                builder.Append('}');
                break;
            case JsonArray items:
                builder.Append('[');
                foreach (JsonNode? item in items)
                {
                    Append(builder, item);
                    builder.Append(' ');
                }

                builder.Append(']');
                break;
            case JsonValue number when number.GetValueKind() == JsonValueKind.Number:
                builder.Append(double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                builder.Append(node?.ToJsonString(Readable) ?? "null");
                break;
        }
    }
}
