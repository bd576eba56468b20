using System.Text.Json;
using Easemob.Messaging.Wire.Msync;
using ValueType = Easemob.Messaging.Wire.Msync.KeyValue.Types.ValueType;

namespace Easemob.Messaging.Wire;

/// <summary>Reads extension values of either form. Where a key comes twice, the last one counts.</summary>
internal static class ExtensionReader
{
    public static IReadOnlyDictionary<string, ExtensionValue> Read(IReadOnlyList<KeyValue> entries)
    {
        if (entries.Count == 0)
        {
            return ExtensionValue.None;
        }

        var extensions = new Dictionary<string, ExtensionValue>(entries.Count, StringComparer.Ordinal);
        foreach (KeyValue entry in entries)
        {
            extensions[entry.Key] = ReadValue(entry);
        }

        return extensions;
    }

    public static IReadOnlyDictionary<string, ExtensionValue> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return ExtensionValue.None;
        }

        var extensions = new Dictionary<string, ExtensionValue>(StringComparer.Ordinal);
        AddTo(extensions, json);
        return extensions;
    }

    /// <summary>Reads the values of a custom message: an object, or an array of objects that together make one.</summary>
    public static IReadOnlyDictionary<string, ExtensionValue> ReadMerged(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return Read(json);
        }

        var extensions = new Dictionary<string, ExtensionValue>(StringComparer.Ordinal);
        foreach (JsonElement part in json.EnumerateArray().Where(static part => part.ValueKind == JsonValueKind.Object))
        {
            AddTo(extensions, part);
        }

        return extensions;
    }

    private static void AddTo(Dictionary<string, ExtensionValue> extensions, JsonElement json)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            extensions[member.Name] = ReadValue(member.Value);
        }
    }

    // An entry without a type is a boolean to the vendor's clients.
    private static ExtensionValue ReadValue(KeyValue entry) => (entry.HasType ? entry.Type : ValueType.Bool) switch
    {
        ValueType.Bool => entry.VarintValue != 0,
        ValueType.Int or ValueType.Uint or ValueType.Llint => entry.VarintValue,
        ValueType.Float => (double)entry.FloatValue,
        ValueType.Double => entry.DoubleValue,
        ValueType.JsonString => ExtensionValue.FromJson(entry.StringValue),
        _ => entry.StringValue,
    };

    private static ExtensionValue ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out long integer) => integer,
        JsonValueKind.Number when value.TryGetDouble(out double number) => number,
        JsonValueKind.String => value.GetString()!,
        _ => ExtensionValue.FromJson(value.GetRawText()),
    };
}
