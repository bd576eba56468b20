namespace Easemob.Messaging;

/// <summary>A body that this version of the library does not understand. Nothing of it is lost.</summary>
public sealed record UnknownMessageBody : MessageBody
{
    private readonly MessageType _type;

    /// <summary>Makes an unknown body.</summary>
    /// <param name="type">The type by the service's word or number.</param>
    /// <param name="content">The bytes as they came.</param>
    public UnknownMessageBody(MessageType type, ReadOnlyMemory<byte> content)
    {
        _type = type;
        Content = content;
    }

    /// <inheritdoc/>
    public override MessageType Type => _type;

    /// <summary>
    /// Gets the bytes of the whole message as they came: a protobuf <c>Meta</c> record, or JSON where the first byte is <c>{</c>.
    /// </summary>
    public ReadOnlyMemory<byte> Content { get; }
}
