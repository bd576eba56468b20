namespace Easemob.Messaging;

/// <summary>In which form the bytes of a message came.</summary>
internal enum PayloadFormat
{
    /// <summary>A protobuf <c>Meta</c> record, as history and the realtime channel have it.</summary>
    Protobuf = 1,

    /// <summary>A JSON message, as conversation lists have it.</summary>
    Json = 2,
}
