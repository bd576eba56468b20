namespace Easemob.Messaging.Wire;

/// <summary>Encodes a message that was made in memory as the wire would have it.</summary>
internal static class MessageEncoder
{
    /// <summary>Returns the bytes of a protobuf <c>Meta</c> record.</summary>
    public static byte[] Encode(ChatMessage message) => throw new NotSupportedException();
}
