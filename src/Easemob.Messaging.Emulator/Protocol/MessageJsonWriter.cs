using System.Text.Json;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Writes a message in the JSON form that conversation lists carry, where the payload is JSON text within JSON.</summary>
internal sealed class MessageJsonWriter(string appKey)
{
    private readonly Addresses _addresses = new(appKey);

    public void Write(Utf8JsonWriter writer, StoredMessage stored, string viewer)
    {
        EmulatorMessage message = stored.Message;
        writer.WriteStartObject();
        writer.WriteString("id", stored.IdText);
        writer.WriteString("from", _addresses.Text(message.From, isConference: false));
        writer.WriteString("to", _addresses.Text(message.To, message.ChatType.IsConference()));
        writer.WriteNumber("timestamp", stored.Timestamp);
        writer.WriteString("payload", JsonText.Bytes(payload => WritePayload(payload, stored, viewer)));
        writer.WriteEndObject();
    }

    public static void WritePayload(Utf8JsonWriter writer, StoredMessage stored, string viewer)
    {
        EmulatorMessage message = stored.Message;
        writer.WriteStartObject();
        writer.WriteStartArray("bodies");
        BodyJsonWriter.Write(writer, message.Body);
        writer.WriteEndArray();
        writer.WriteString("from", message.From);
        writer.WriteString("to", message.To);
        writer.WriteString("type", message.ChatType.Word());
        WriteExtensions(writer, message.Extensions);
        if (message.AllowsGroupReceipts)
        {
            writer.WriteStartObject("msgConfig");
            writer.WriteBoolean("allowGroupAck", true);
            writer.WriteEndObject();
        }

        if (MessageMetaWriter.IsNeeded(message))
        {
            writer.WritePropertyName("meta");
            MessageMetaWriter.Write(writer, stored, viewer);
        }

        if (message.Body is TextBody { Stream: { } stream })
        {
            WriteStream(writer, stream);
        }

        writer.WriteEndObject();
    }

    // Always there, even if empty: clients fail on voice, video and file messages without it.
    private static void WriteExtensions(Utf8JsonWriter writer, IReadOnlyDictionary<string, ExtensionValue> extensions)
    {
        writer.WriteStartObject("ext");
        foreach ((string key, ExtensionValue value) in extensions)
        {
            writer.WritePropertyName(key);
            switch (value.Kind)
            {
                case ExtensionKind.Boolean:
                    writer.WriteBooleanValue(value.Integer != 0);
                    break;
                case ExtensionKind.WholeNumber:
                    writer.WriteNumberValue(value.Integer);
                    break;
                case ExtensionKind.RealNumber:
                    writer.WriteNumberValue(value.Number);
                    break;
                case ExtensionKind.Json:
                    writer.WriteRawValue(value.Text);
                    break;
                default:
                    writer.WriteStringValue(value.Text);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter writer, TextStream stream)
    {
        writer.WriteStartObject("stream");
        writer.WriteString("stream_type", stream.Type);
        writer.WriteString("stream_status", stream.Status switch
        {
            TextStreamStatus.Start => "stream_start",
            TextStreamStatus.StartCompleted => "stream_start_completed",
            TextStreamStatus.InProgress => "stream_in_progress",
            TextStreamStatus.Completed => "stream_completed",
            _ => "stream_full",
        });
        writer.WriteNumber("stream_seq", stream.Sequence);
        writer.WriteNumber("stream_error", stream.Error);
        writer.WriteNumber("stream_finish_reason", stream.FinishReason);
        writer.WriteEndObject();
    }
}
