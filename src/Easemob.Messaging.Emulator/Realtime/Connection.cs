using System.Net.WebSockets;
using Easemob.Messaging.Emulator.Protocol.Msync;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>One WebSocket: what arrives is handled in order, what is sent leaves in order.</summary>
internal sealed partial class Connection : IDisposable
{
    // As long as the client is given to answer a close.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly SilenceableStream? _stream;
    private readonly RealtimeServices _services;
    private readonly FrameLane _up;
    private readonly FrameLane _down;
    private readonly Dictionary<QueueName, byte[]> _stuckBatches = [];
    private readonly CancellationTokenSource _lifetime = new();
    private readonly TaskCompletionSource<ConnectionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly System.Threading.Channels.Channel<OutgoingFrame> _outgoing =
        System.Threading.Channels.Channel.CreateUnbounded<OutgoingFrame>(new() { SingleReader = true });

    private volatile bool _isSilent;

    public Connection(WebSocket socket, SilenceableStream? stream, RealtimeServices services)
    {
        _socket = socket;
        _stream = stream;
        _services = services;
        _up = new FrameLane(this, services, HandleAsync);
        _down = new FrameLane(this, services, TransmitAsync);
    }

    /// <summary>Gets or sets the device that has signed in.</summary>
    public Device? Device { get; set; }

    /// <summary>Gets a token that ends with the connection.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    /// <summary>Gets a value indicating whether nothing goes in or out any more, as on a half-open connection.</summary>
    public bool IsSilent => _isSilent;

    public void Send(FrameKind kind, byte[] frame) => _outgoing.Writer.TryWrite(new OutgoingFrame(kind, frame));

    public void EndAfterSending(ConnectionEnd end) => _outgoing.Writer.TryWrite(new OutgoingFrame(FrameKind.Any, [], end));

    public void End(ConnectionEnd end) => _ended.TrySetResult(end);

    public void BeSilent()
    {
        _isSilent = true;
        _stream?.BeSilent();
    }

    /// <summary>Has every pull of a queue answered with the same batch from now on.</summary>
    public void StickTo(QueueName queue, byte[] batch)
    {
        lock (_stuckBatches)
        {
            _stuckBatches[queue] = batch;
        }
    }

    public byte[]? StuckBatch(JID queue)
    {
        lock (_stuckBatches)
        {
            return _stuckBatches.GetValueOrDefault(QueueName.Of(queue));
        }
    }

    /// <summary>Tells the device that it is signed out, and closes.</summary>
    public void SignOut(FrameWriter frames, ForcedLogout operation, string? reason)
    {
        if (Device is { } device)
        {
            Detach();
            Send(FrameKind.ForcedLogout, frames.ForcedLogout(device.UserId, operation, reason));
        }

        EndAfterSending(ConnectionEnd.Close);
    }

    /// <summary>Takes the connection from its device, which is offline then unless it has another.</summary>
    public void Detach()
    {
        if (Device?.Detach(this) == true)
        {
            _services.State.Devices.Remove(Device.UserId, Device.Resource);
            _services.Watchers.Changed();
        }
    }

    /// <summary>Serves the connection until it ends.</summary>
    public async Task RunAsync(HttpContext http, CancellationToken stopping)
    {
        using CancellationTokenRegistration gone = http.RequestAborted.Register(() => End(ConnectionEnd.Gone));
        using CancellationTokenRegistration stop = stopping.Register(() => End(ConnectionEnd.Reset));
        Task receiving = ReceiveAsync();
        Task sending = SendAsync();
        ConnectionEnd end = await _ended.Task;
        Detach();
        _outgoing.Writer.TryComplete();
        if (end == ConnectionEnd.Cut)
        {
            // Returning lets the server send what it has and close the socket, with no closing handshake; cancelling would reset it.
            return;
        }

        await CloseAsync(end, http, receiving);
        await _lifetime.CancelAsync();
        await Task.WhenAll(receiving, sending);
    }

    public void Dispose() => _lifetime.Dispose();
}
