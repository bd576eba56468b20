using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes typed extension values as key/value entries.</summary>
internal static class ExtensionEncoder
{
    public static KeyValue KeyValue(string key, ExtensionValue value)
    {
        KeyValue entry = new() { Key = key, Type = (KeyValue.Types.ValueType)value.Kind };
        switch (value.Kind)
        {
            case ExtensionKind.Boolean or ExtensionKind.WholeNumber:
                entry.VarintValue = value.Integer;
                break;
            case ExtensionKind.RealNumber:
                entry.DoubleValue = value.Number;
                break;
            default:
                entry.StringValue = value.Text;
                break;
        }

        return entry;
    }
}
