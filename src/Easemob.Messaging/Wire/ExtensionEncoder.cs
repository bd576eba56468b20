using KeyValue = Easemob.Messaging.Wire.Msync.KeyValue;
using ValueType = Easemob.Messaging.Wire.Msync.KeyValue.Types.ValueType;

namespace Easemob.Messaging.Wire;

/// <summary>Encodes extension values with their types, as the vendor's web client does.</summary>
internal static class ExtensionEncoder
{
    public static IEnumerable<KeyValue> Encode(IReadOnlyDictionary<string, ExtensionValue> extensions) =>
        extensions.Select(static entry => Encode(entry.Key, entry.Value));

    /// <summary>Returns the mark of a room's message; null for an ordinary one, which has none.</summary>
    public static KeyValue? EncodePriority(ChatRoomPriority priority) =>
        priority == ChatRoomPriority.Normal ? null : Encode("chatroom_msg_tag", priority == ChatRoomPriority.High ? 0 : 2);

    /// <summary>Encodes one value with its type.</summary>
    public static KeyValue Encode(string key, ExtensionValue value) => value.Kind switch
    {
        ExtensionKind.Boolean => new KeyValue { Key = key, Type = ValueType.Bool, VarintValue = value.AsBoolean() ? 1 : 0 },
        ExtensionKind.Integer => new KeyValue
        {
            Key = key,
            Type = value.AsInteger() is >= int.MinValue and <= int.MaxValue ? ValueType.Int : ValueType.Llint,
            VarintValue = value.AsInteger(),
        },
        ExtensionKind.Double => new KeyValue { Key = key, Type = ValueType.Double, DoubleValue = value.AsDouble() },
        ExtensionKind.String => new KeyValue { Key = key, Type = ValueType.String, StringValue = value.AsString() },
        _ => new KeyValue { Key = key, Type = ValueType.JsonString, StringValue = value.AsJson() },
    };
}
