namespace Easemob.Messaging.Wire;

/// <summary>The door through which stored bytes become messages again.</summary>
internal static class PayloadReader
{
    public static MessagePayload Open(PayloadFormat format, ReadOnlyMemory<byte> bytes) =>
        format == PayloadFormat.Json ? new JsonPayload(bytes) : new ProtobufPayload(bytes);
}
