using System.Net.WebSockets;
using System.Threading.Channels;
using Easemob.Messaging.Wire.Msync;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>A WebSocket in memory, whose other end is the test.</summary>
internal sealed class FakeWebSocket : WebSocket
{
    private readonly Channel<Part> _incoming = Channel.CreateUnbounded<Part>();
    private readonly Channel<MSync> _sent = Channel.CreateUnbounded<MSync>();
    private readonly CancellationTokenSource _aborted = new();
    private readonly TaskCompletionSource _closedByClient = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Part? _rest;
    private int _reads;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _aborted.IsCancellationRequested ? WebSocketState.Aborted : WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>Gets what ends when the client aborts or disposes of the socket.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gets what ends when the client says that nothing more comes from it.</summary>
    public Task ClosedByClient => _closedByClient.Task;

    /// <summary>Gets how often the client has asked for something to read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Gets or sets what a send waits for.</summary>
    public Task SendGate { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets what happens to a frame instead of its being sent.</summary>
    public Action<MSync>? OnSend { get; set; }

    /// <summary>Returns the next frame that the client sent.</summary>
    public Task<MSync> SentAsync() => _sent.Reader.ReadAsync().AsTask().WithinAsync("a frame of the client");

    /// <summary>Returns the next frame that the client sent, which must be of that command.</summary>
    public async Task<MSync> SentAsync(MSync.Types.Command command)
    {
        MSync frame = await SentAsync();
        Assert.Equal(command, frame.Command);
        return frame;
    }

    /// <summary>Returns all frames that the client sends until it ends the connection.</summary>
    public IAsyncEnumerable<MSync> AllSentAsync() => _sent.Reader.ReadAllAsync();

    public bool HasSentMore => _sent.Reader.TryPeek(out _);

    public void Send(byte[] frame) => Send(frame, WebSocketMessageType.Binary, endOfMessage: true);

    public void Send(byte[] bytes, WebSocketMessageType type, bool endOfMessage) => _incoming.Writer.TryWrite(new Part(bytes, type, endOfMessage));

    /// <summary>Closes in good order.</summary>
    public void CloseFromServer() => _incoming.Writer.TryWrite(new Part([], WebSocketMessageType.Close, true));

    /// <summary>Breaks the connection.</summary>
    public void Break() => _incoming.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _aborted.Token);
        Part part = _rest ?? await ReadAsync(linked.Token);
        int count = Math.Min(buffer.Count, part.Bytes.Length);
        part.Bytes.AsSpan(0, count).CopyTo(buffer);
        _rest = count < part.Bytes.Length ? part with { Bytes = part.Bytes[count..] } : null;
        return new WebSocketReceiveResult(count, part.Type, _rest is null && part.EndOfMessage);
    }

    public override async Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        Assert.Equal((WebSocketMessageType.Binary, true), (messageType, endOfMessage));
        MSync frame = MSync.Parser.ParseFrom(buffer.Array, buffer.Offset, buffer.Count);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _aborted.Token);
        await SendGate.WaitAsync(linked.Token);
        linked.Token.ThrowIfCancellationRequested();
        OnSend?.Invoke(frame);
        _sent.Writer.TryWrite(frame);
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The client does not wait for the server's goodbye.");

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        _closedByClient.TrySetResult();
        return Task.CompletedTask;
    }

    public override void Abort()
    {
        _aborted.Cancel();
        _sent.Writer.TryComplete();
        _ended.TrySetResult();
    }

    public override void Dispose() => Abort();

    private async Task<Part> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _incoming.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is WebSocketException broken)
        {
            throw new WebSocketException(broken.WebSocketErrorCode);
        }
    }

    private sealed record Part(byte[] Bytes, WebSocketMessageType Type, bool EndOfMessage);
}
