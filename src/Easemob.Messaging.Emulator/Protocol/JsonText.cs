using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>Makes UTF-8 JSON text. Chinese and emoji stay as they are, as the service leaves them.</summary>
internal static class JsonText
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, WriterOptions);
        write(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
