namespace Easemob.Messaging.Wire;

/// <summary>How a protobuf field is written, by the number on the wire.</summary>
internal enum ProtobufKind
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
