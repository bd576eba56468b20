using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>A message as JSON.</summary>
internal sealed class JsonPayload(ReadOnlyMemory<byte> bytes) : MessagePayload(bytes)
{
    public override PayloadFormat Format => PayloadFormat.Json;

    public override MessageContent Decode()
    {
        try
        {
            using JsonDocument document = JsonText.Parse(Bytes);
            if (JsonMessageReader.TryParsePayload(document.RootElement, out JsonDocument? payload))
            {
                using (payload)
                {
                    return Decode(payload.RootElement);
                }
            }
        }
        catch (JsonException)
        {
            // Falls through to the unknown body, which keeps the bytes.
        }

        return new MessageContent { Body = new UnknownMessageBody(new MessageType("damaged"), Bytes) };
    }

    private MessageContent Decode(JsonElement payload)
    {
        var content = new MessageContent
        {
            Body = JsonBodyReader.Read(payload, Bytes),
            Extensions = ExtensionReader.Read(payload.Member("ext")),
            WantsGroupReceipts = payload.ObjectMember("msgConfig").BooleanMember("allowGroupAck"),
        };
        return BodyMetaReader.AddTo(content, payload.Member("meta"));
    }
}
