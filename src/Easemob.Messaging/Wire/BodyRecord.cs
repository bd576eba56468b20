using Content = Easemob.Messaging.Wire.Msync.MessageBody.Types.Content;
using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using StreamRecord = Easemob.Messaging.Wire.Msync.MessageBody.Types.Stream;

namespace Easemob.Messaging.Wire;

/// <summary>What a list needs of a protobuf <c>MessageBody</c>, read straight from its bytes.</summary>
internal ref struct BodyRecord
{
    private bool _hasContent;
    private bool _isStreamed;
    private bool _hasStream;
    private ulong _streamStatus;

    public ulong Type;
    public JidRecord From;
    public JidRecord To;
    public MessageType ContentType;

    /// <summary>The JSON that goes with the body; empty for none.</summary>
    public ReadOnlySpan<byte> Meta;

    /// <summary>Gets whether it is a message: not a receipt, a recall or an edit.</summary>
    public readonly bool IsMessage => Type is >= (ulong)ProtoBody.Types.Type.Chat and <= (ulong)ProtoBody.Types.Type.Chatroom;

    /// <summary>Gets whether it is a piece of a text that is written piece by piece, and not the whole text.</summary>
    public readonly bool IsFragment => _isStreamed && _hasStream
        && _streamStatus is not ((ulong)TextStreamStatus.StartedAndCompleted or (ulong)TextStreamStatus.Full);

    /// <summary>Reads a body; false where it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out BodyRecord body)
    {
        body = default;
        bool isIntact = true;
        var reader = new ProtobufReader(payload);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (ProtoBody.TypeFieldNumber, ProtobufKind.Varint): body.Type = reader.Number; break;
                case (ProtoBody.FromFieldNumber, ProtobufKind.Bytes): isIntact &= body.From.TryMerge(reader.Bytes); break;
                case (ProtoBody.ToFieldNumber, ProtobufKind.Bytes): isIntact &= body.To.TryMerge(reader.Bytes); break;
                case (ProtoBody.MetaFieldNumber, ProtobufKind.Bytes): body.Meta = reader.Bytes; break;
                case (ProtoBody.StreamFieldNumber, ProtobufKind.Bytes): isIntact &= body.TryReadStream(reader.Bytes); break;
                case (ProtoBody.ContentsFieldNumber, ProtobufKind.Bytes) when !body._hasContent:
                    isIntact &= body.TryReadContent(reader.Bytes);
                    break;
                default: break;
            }
        }

        if (!body._hasContent)
        {
            body.ContentType = new MessageType("empty");
        }

        return isIntact && !reader.IsMalformed;
    }

    private bool TryReadContent(ReadOnlySpan<byte> content)
    {
        _hasContent = true;
        int type = 0;
        bool isCombined = false;
        var reader = new ProtobufReader(content);
        while (reader.Read())
        {
            switch (reader.Field, reader.Kind)
            {
                case (Content.TypeFieldNumber, ProtobufKind.Varint): type = (int)reader.Number; break;
                case (Content.SubTypeFieldNumber, ProtobufKind.Varint):
                    isCombined = reader.Number == (ulong)Content.Types.SubType.SubCombine;
                    _isStreamed = reader.Number == (ulong)Content.Types.SubType.SubStream;
                    break;
                default: break;
            }
        }

        ContentType = MetaReader.TypeOf(type, isCombined);
        return !reader.IsMalformed;
    }

    private bool TryReadStream(ReadOnlySpan<byte> stream)
    {
        _hasStream = true;
        var reader = new ProtobufReader(stream);
        while (reader.Read())
        {
            if ((reader.Field, reader.Kind) == (StreamRecord.StreamStatusFieldNumber, ProtobufKind.Varint))
            {
                _streamStatus = reader.Number;
            }
        }

        return !reader.IsMalformed;
    }
}
