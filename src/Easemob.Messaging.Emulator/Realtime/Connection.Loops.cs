using System.Net.WebSockets;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator.Realtime;

internal sealed partial class Connection
{
    private static bool IsLoss(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or InvalidOperationException;

    private async Task CloseAsync(ConnectionEnd end, HttpContext http, Task receiving)
    {
        try
        {
            if (end == ConnectionEnd.Reset)
            {
                Connections.Reset(http);
            }
            else if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, http.RequestAborted);
                await receiving.WaitAsync(CloseTimeout, _services.State.TimeProvider, http.RequestAborted);
            }
        }
        catch (Exception error) when (IsLoss(error) || error is TimeoutException)
        {
            http.Abort();
        }
    }

    private async Task ReceiveAsync()
    {
        FrameReader reader = new(_socket);
        try
        {
            while (await reader.ReadAsync(Lifetime) is { } bytes)
            {
                IncomingFrame frame = reader.IsText ? IncomingFrame.Unreadable : IncomingFrame.Read(bytes);
                await _up.PassAsync(new LaneFrame(frame.Kind, bytes) { Decoded = frame });
            }
        }
        catch (Exception error) when (IsLoss(error))
        {
            // However the client left, it is gone.
        }
        finally
        {
            End(ConnectionEnd.Gone);
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (OutgoingFrame frame in _outgoing.Reader.ReadAllAsync(Lifetime))
            {
                if (_ended.Task.IsCompleted)
                {
                    return;
                }

                if (frame.End is null)
                {
                    await _down.PassAsync(new LaneFrame(frame.Kind, frame.Bytes));
                }
                else if (!_isSilent)
                {
                    End(frame.End.Value);
                }
            }
        }
        catch (Exception error) when (IsLoss(error))
        {
            End(ConnectionEnd.Gone);
        }
    }

    private ValueTask HandleAsync(LaneFrame frame)
    {
        _services.Handler.Handle(this, frame.Decoded ?? IncomingFrame.Read(frame.Bytes));
        return ValueTask.CompletedTask;
    }

    private ValueTask TransmitAsync(LaneFrame frame) =>
        _socket.SendAsync(frame.Bytes.AsMemory(), frame.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, true, Lifetime);
}
