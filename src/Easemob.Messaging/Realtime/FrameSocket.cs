using System.Net.WebSockets;
using Easemob.Messaging.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Realtime;

/// <summary>Whole binary messages over a WebSocket: one reader, and one sender at a time.</summary>
#pragma warning disable CA1001 // A source without a timer or a parent and a semaphore without a handle hold nothing to dispose of
internal sealed class FrameSocket(WebSocket socket, ILogger logger)
#pragma warning restore CA1001
{
    /// <summary>The largest message that is read.</summary>
    public const int MaxFrameBytes = 4 * 1024 * 1024;

    private const int UsualBytes = 16 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _aborted = new();
    private byte[] _buffer = new byte[UsualBytes];

    /// <summary>Reads the next message; null where the server closed the connection.</summary>
    /// <param name="heard">Called for each part that arrives.</param>
    /// <exception cref="EasemobConnectionException">The connection broke.</exception>
    /// <exception cref="EasemobProtocolException">The message is larger than it may be.</exception>
    public async Task<byte[]?> ReceiveAsync(Action? heard = null)
    {
        int length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            WebSocketReceiveResult part = await ReceivePartAsync(length).ConfigureAwait(false);
            heard?.Invoke();
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (!part.EndOfMessage)
            {
                continue;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                return Take(length);
            }

            logger.TextFrameIgnored(length);
            length = 0;
        }
    }

    /// <summary>Sends a message when its turn comes.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="starting">Called when its turn has come: from then on it may reach the server.</param>
    /// <param name="waiting">Cancels the wait for the turn.</param>
    /// <exception cref="EasemobConnectionException">The connection broke.</exception>
    public async Task SendAsync(byte[] frame, Action? starting, CancellationToken waiting)
    {
        await _turn.WaitAsync(waiting).ConfigureAwait(false);
        try
        {
            // A turn that comes at the moment of the cancellation is given all the same.
            waiting.ThrowIfCancellationRequested();
            await SendNowAsync(frame, starting).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Tells the server that nothing more comes, without waiting for its answer.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw RealtimeErrors.Broken(failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the connection at once; who reads or sends sees it broken.</summary>
    public void Abort()
    {
        _aborted.Cancel();
        socket.Abort();
        socket.Dispose();
    }

    private async Task SendNowAsync(byte[] frame, Action? starting)
    {
        try
        {
            _aborted.Token.ThrowIfCancellationRequested();
            starting?.Invoke();
            await socket.SendAsync(new ArraySegment<byte>(frame), WebSocketMessageType.Binary, endOfMessage: true, _aborted.Token)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not EasemobException)
        {
            throw RealtimeErrors.Broken(failure);
        }
    }

    private async Task<WebSocketReceiveResult> ReceivePartAsync(int offset)
    {
        try
        {
            return await socket.ReceiveAsync(new ArraySegment<byte>(_buffer, offset, _buffer.Length - offset), _aborted.Token)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not EasemobException)
        {
            throw RealtimeErrors.Broken(failure);
        }
    }

    private void Grow()
    {
        if (_buffer.Length > MaxFrameBytes)
        {
            throw RealtimeErrors.Malformed(
                RealtimeOperations.Connect, FormattableString.Invariant($"the server sent a message of more than {MaxFrameBytes} bytes"));
        }

        // One more than the limit, so that a message of just that size passes.
        Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, MaxFrameBytes + 1));
    }

    private byte[] Take(int length)
    {
        if (length > MaxFrameBytes)
        {
            Grow();
        }

        byte[] frame = _buffer.AsSpan(0, length).ToArray();
        if (_buffer.Length > UsualBytes)
        {
            _buffer = new byte[UsualBytes];
        }

        return frame;
    }
}
