using System.Buffers;
using System.Net.WebSockets;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Reads whole messages from a WebSocket.</summary>
internal sealed class FrameReader(WebSocket socket)
{
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>Gets a value indicating whether the last message was text.</summary>
    public bool IsText { get; private set; }

    /// <summary>Returns the next message, or null if the client closed.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
        IsText = part.MessageType == WebSocketMessageType.Text;
        if (part.EndOfMessage)
        {
            return part.MessageType == WebSocketMessageType.Close ? null : _buffer[..part.Count];
        }

        ArrayBufferWriter<byte> whole = new(2 * _buffer.Length);
        whole.Write(_buffer.AsSpan(0, part.Count));
        while (!part.EndOfMessage)
        {
            part = await socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            whole.Write(_buffer.AsSpan(0, part.Count));
        }

        return whole.WrittenSpan.ToArray();
    }
}
