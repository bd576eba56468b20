namespace Easemob.Messaging.Wire;

/// <summary>Reads what the server sends: one message of the WebSocket is one frame. Items are slices of it, not copies.</summary>
internal static class FrameReader
{
    /// <exception cref="WireFormatException">The bytes are no frame, or what they hold is damaged, encrypted or compressed.</exception>
    public static ServerFrame Read(ReadOnlyMemory<byte> frame) => throw new NotImplementedException();
}
