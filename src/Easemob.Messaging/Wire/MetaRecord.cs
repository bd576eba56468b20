using Meta = Easemob.Messaging.Wire.Msync.Meta;

namespace Easemob.Messaging.Wire;

/// <summary>The outer fields of a protobuf <c>Meta</c> record, read straight from its bytes.</summary>
internal ref struct MetaRecord
{
    public ulong Id;
    public ulong Timestamp;
    public ulong Ns;
    public ulong RouteType;
    public JidRecord From;
    public JidRecord To;
    public ReadOnlySpan<byte> Payload;

    /// <summary>Where the payload begins in the record.</summary>
    public int PayloadStart;

    /// <summary>Reads a record; false where it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out MetaRecord record)
    {
        record = default;
        bool areNamesRead = true;
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Meta.IdFieldNumber, ProtobufKind.Varint): record.Id = reader.Number; break;
                case (Meta.FromFieldNumber, ProtobufKind.Bytes): areNamesRead &= record.From.TryMerge(reader.Bytes); break;
                case (Meta.ToFieldNumber, ProtobufKind.Bytes): areNamesRead &= record.To.TryMerge(reader.Bytes); break;
                case (Meta.TimestampFieldNumber, ProtobufKind.Varint): record.Timestamp = reader.Number; break;
                case (Meta.NsFieldNumber, ProtobufKind.Varint): record.Ns = reader.Number; break;
                case (Meta.RoutetypeFieldNumber, ProtobufKind.Varint): record.RouteType = reader.Number; break;
                case (Meta.PayloadFieldNumber, ProtobufKind.Bytes):
                    record.Payload = reader.Bytes;
                    record.PayloadStart = reader.BytesStart;
                    break;
                default: break;
            }
        }

        return !reader.IsMalformed && areNamesRead;
    }
}
