using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Wire;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// One connection that the server has accepted, from its first list of queues to its end. Three loops: one reads and decodes, one
/// applies what was read and acknowledges it, one looks at the clock.
/// </summary>
#pragma warning disable CA1001 // A source without a timer or a parent holds nothing to dispose of
internal sealed partial class MsyncLink
#pragma warning restore CA1001
{
    /// <summary>What may have been read and not applied before reading waits.</summary>
    public const int MaxWaitingFrames = 256;

    private const int MaxWaitingBytes = 8 * 1024 * 1024;

    /// <summary>
    /// How long reading may go on after a frame could not be sent: a server that puts this device out says so and closes, and what it
    /// said may still have to be read. Also how long a goodbye may take that nobody asked for.
    /// </summary>
    private static readonly TimeSpan LastWordLimit = TimeSpan.FromSeconds(1);

    /// <summary>How many frames in a row may be unreadable before the connection is given up.</summary>
    private const int MaxDamagedFrames = 16;

    private readonly MsyncChannelOptions _options;
    private readonly OpenedLink _opened;
    private readonly IRealtimeListener _listener;
    private readonly ILinkOwner _owner;
    private readonly TokenWatch _tokenWatch;
    private readonly TraceIds _traceIds;
    private readonly ILogger _logger;
    private readonly FrameSocket _socket;
    private readonly Liveness _liveness;
    private readonly QueuePuller _puller;
    private readonly ItemReader _items;
    private readonly PendingUploads _uploads = new();
    private readonly FrameQueue<ReceivedFrame> _received = new(MaxWaitingFrames, MaxWaitingBytes);
    private readonly CancellationTokenSource _lost = new();
    private readonly TaskCompletionSource<LinkEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loops = Task.CompletedTask;
    private volatile EasemobToken _newestToken;
    private int _damagedFrames;
    private int _isEnded;
    private volatile LinkEnd? _signOut;

    public MsyncLink(
        MsyncChannelOptions options,
        OpenedLink opened,
        IRealtimeListener listener,
        ILinkOwner owner,
        TokenWatch tokenWatch,
        TraceIds traceIds)
    {
        _options = options;
        _opened = opened;
        _listener = listener;
        _owner = owner;
        _tokenWatch = tokenWatch;
        _traceIds = traceIds;
        _logger = options.Logger;
        _socket = opened.Socket;
        _newestToken = opened.Token;
        _liveness = new Liveness(options.Realtime.KeepAliveInterval, options.Realtime.KeepAliveTimeout, options.TimeProvider);
        _puller = new QueuePuller(options.UserId, opened.DeviceId);
        _items = new ItemReader(options.UserId) { DeviceId = opened.DeviceId };
    }

    /// <summary>Gets why the connection ended, as soon as it is of no more use.</summary>
    public Task<LinkEnd> Ended => _ended.Task;

    /// <summary>Gets what ends when all that was missed has been received and the listener is prepared; perhaps never.</summary>
    public Task Prepared => _prepared.Task;

    /// <summary>Gets what ends when nothing of it runs any more, the listener's call included. After <see cref="Start"/>.</summary>
    public Task Stopped => _loops;

    /// <summary>Begins.</summary>
    /// <param name="disconnected">Cancelled when the application disconnects.</param>
    public void Start(CancellationToken disconnected)
    {
        _tokenWatch.Begin(_opened.Token, _opened.ExpiresAt);
        AskForList();
        _loops = Task.WhenAll(
            RunAsync(ReadAsync),
            RunAsync(() => ApplyAsync(disconnected)),
            RunAsync(WatchAsync));
    }

    /// <summary>Sends something and waits for the server's word.</summary>
    /// <param name="localId">Its id.</param>
    /// <param name="upload">What to send.</param>
    /// <param name="call">Learns when the server may have it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The receipt; null where the connection was lost before anything was sent.</returns>
    public async Task<UploadReceipt?> UploadAsync(
        ulong localId, RealtimeUpload upload, ServerCall call, CancellationToken cancellationToken)
    {
        if (_uploads.TryAdd(localId) is not { } pending)
        {
            return null;
        }

        try
        {
            byte[] frame = FrameWriter.Upload(upload, _options.AppKey, _options.UserId, _traceIds.Next());
            await SendAsync(frame, () => call.IsOutcomeUnknown = true, cancellationToken)
                .WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            UploadAnswer? answer = await pending.Answer
                .WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return answer is null
                ? call.IsOutcomeUnknown ? throw RealtimeErrors.UploadLost(call.Operation) : null
                : ReadReceipt(answer, call);
        }
        finally
        {
            _uploads.Remove(pending);
        }
    }

    /// <summary>Gives the connection up because an upload had no answer, unless that may lie unread here.</summary>
    public void GiveUpUnanswered(EasemobTimeoutException reason)
    {
        if (!_liveness.IsHeld)
        {
            GiveUp(new LinkEnd(reason));
        }
    }

    /// <summary>Says goodbye and closes, as far as that is possible before the token is cancelled.</summary>
    public async Task SayGoodbyeAsync(string reason, CancellationToken cancellationToken)
    {
        try
        {
            byte[] frame = FrameWriter.Logout(_opened.Request, reason, _traceIds.Next());
            await SayAsync(frame, cancellationToken)
                .WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is EasemobException or OperationCanceledException)
        {
            _logger.GoodbyeFailed(failure.GetType().Name);
        }
    }

    /// <summary>Ends the connection at once; only the first reason counts, and before it what the server has said of the session.</summary>
    public void GiveUp(LinkEnd end)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        end = _signOut ?? end;

        // The owner first: who learns of a lost upload must not find this connection once more.
        _owner.OnLost(this, end);
        _uploads.Close();
        _received.Close();
        _socket.Abort();
        _ended.TrySetResult(end);
        _ = _lost.CancelAsync();
    }

    private static UploadReceipt ReadReceipt(UploadAnswer answer, ServerCall call)
    {
        if (answer.Status is { IsOk: false } status)
        {
            throw RealtimeErrors.UploadRefused(call.Operation, status);
        }

        try
        {
            return ItemReader.ReadReceipt(answer);
        }
        catch (WireFormatException damaged)
        {
            throw RealtimeErrors.Malformed(call.Operation, damaged.Message, damaged, isOutcomeUnknown: true);
        }
    }

    private async Task SayAsync(byte[] frame, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(frame, null, cancellationToken).ConfigureAwait(false);
        await _socket.CloseAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a frame; where it cannot be sent, the connection ends and this returns.</summary>
    private async Task SendAsync(byte[] frame, Action? starting, CancellationToken waiting)
    {
        try
        {
            await _socket.SendAsync(
                frame,
                () =>
                {
                    _liveness.OnSending();
                    starting?.Invoke();
                },
                waiting).ConfigureAwait(false);
            _liveness.OnSent();
        }
        catch (EasemobException broken)
        {
            Task limit = Task.Delay(LastWordLimit, _options.TimeProvider, _lost.Token);
            await Task.WhenAny(_ended.Task, limit).ConfigureAwait(false);
            GiveUp(new LinkEnd(broken));
        }
    }

    private async Task RunAsync(Func<Task> loop)
    {
        await Task.Yield();
        try
        {
            await loop().ConfigureAwait(false);
        }
        catch (EasemobException failure)
        {
            GiveUp(new LinkEnd(failure));
        }
#pragma warning disable CA1031 // Whatever ends a loop ends the connection, and another one is made
        catch (Exception failure)
#pragma warning restore CA1031
        {
            GiveUp(new LinkEnd(RealtimeErrors.NotTaken(failure)));
        }
    }
}
