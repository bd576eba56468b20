namespace Easemob.Messaging;

/// <summary>The bytes of a message as they came from the wire, and how to decode them when somebody asks.</summary>
internal abstract class MessagePayload(ReadOnlyMemory<byte> bytes)
{
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    public abstract PayloadFormat Format { get; }

    /// <summary>Decodes all that the envelope does not say. Never throws for bytes: what cannot be read is an unknown body.</summary>
    public abstract MessageContent Decode();
}
