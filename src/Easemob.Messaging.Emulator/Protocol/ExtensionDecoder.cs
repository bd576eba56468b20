using System.Text.Json;
using Easemob.Messaging.Emulator.Protocol.Msync;
using Google.Protobuf.Collections;
using ValueType = Easemob.Messaging.Emulator.Protocol.Msync.KeyValue.Types.ValueType;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Reads key/value entries as typed extension values.</summary>
internal static class ExtensionDecoder
{
    public static IReadOnlyDictionary<string, ExtensionValue> Values(RepeatedField<KeyValue> entries)
    {
        Dictionary<string, ExtensionValue> values = [];
        foreach (KeyValue entry in entries)
        {
            values[entry.Key] = Value(entry);
        }

        return values;
    }

    // An entry without a type is a boolean.
    private static ExtensionValue Value(KeyValue entry) => entry.HasType ? entry.Type switch
    {
        ValueType.Bool => entry.VarintValue != 0,
        ValueType.Int or ValueType.Uint or ValueType.Llint => entry.VarintValue,
        ValueType.Float => Real(entry.FloatValue),
        ValueType.Double => Real(entry.DoubleValue),
        ValueType.JsonString => Json(entry.StringValue),
        _ => entry.StringValue,
    } : entry.VarintValue != 0;

    private static ExtensionValue Real(double value) => double.IsFinite(value) ? value : value.ToString("R", null);

    private static ExtensionValue Json(string text)
    {
        try
        {
            return ExtensionValue.FromJson(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
