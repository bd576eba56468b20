using ProtoBody = Easemob.Messaging.Wire.Msync.MessageBody;
using StreamRecord = Easemob.Messaging.Wire.Msync.MessageBody.Types.Stream;

namespace Easemob.Messaging.Wire;

/// <summary>Encodes what a message says, with its extension.</summary>
internal static class BodyEncoder
{
    /// <exception cref="ArgumentException">The body is an unknown one, which only the service can make.</exception>
    public static ProtoBody Encode(MessageBody content, IReadOnlyDictionary<string, ExtensionValue> extensions)
    {
        var body = new ProtoBody();
        body.Contents.Add(ContentEncoder.Encode(content));
        body.Ext.Add(ExtensionEncoder.Encode(extensions));
        if (content is TextMessageBody { Stream: { } stream })
        {
            body.Stream = Encode(stream);
        }

        return body;
    }

    /// <summary>Returns the type that a body has in a conversation; threads are groups to the wire.</summary>
    public static ProtoBody.Types.Type TypeOf(ConversationType type) => type switch
    {
        ConversationType.Chat => ProtoBody.Types.Type.Chat,
        ConversationType.ChatRoom => ProtoBody.Types.Type.Chatroom,
        _ => ProtoBody.Types.Type.Groupchat,
    };

    private static StreamRecord Encode(TextStream stream)
    {
        var encoded = new StreamRecord
        {
            StreamStatus = (StreamRecord.Types.StreamStatus)stream.Status,
            StreamError = (uint)stream.Error,
            StreamFinishReason = stream.FinishReason,
        };
        if (stream.CustomType is { } customType)
        {
            encoded.StreamType = customType;
        }

        return encoded;
    }
}
