using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Easemob.Messaging.Wire;

/// <summary>One buffer for all records of a page: they are small, and they live and die together.</summary>
internal sealed class RecordBuffer(int answerLength)
{
    // Base64 makes four bytes of three, so the records of an answer cannot be larger than this.
    private readonly byte[] _buffer = new byte[answerLength / 4 * 3];
    private int _used;

    /// <summary>Decodes the base64 string that the reader stands on; false where it is not base64.</summary>
    public bool TryDecode(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> record)
    {
        // Some servers write "\/" for "/"; then the text has to be unescaped first.
        ReadOnlySpan<byte> text = reader.ValueSpan;
        byte[]? unescaped = null;
        if (text.IndexOf((byte)'\\') >= 0)
        {
            unescaped = System.Text.Encoding.UTF8.GetBytes(reader.GetString()!);
            text = unescaped;
        }

        bool decoded = Base64.DecodeFromUtf8(text, _buffer.AsSpan(_used), out _, out int written) == OperationStatus.Done && written > 0;
        record = decoded ? _buffer.AsMemory(_used, written) : default;
        _used += decoded ? written : 0;
        return decoded;
    }
}
