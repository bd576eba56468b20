using Easemob.Messaging.Resilience;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// The realtime channel over the vendor's MSYNC protocol: keeps one connection at a time, receives through it and sends. No method
/// waits for the listener's own call, so all may be called from there; but to await a connect in <see
/// cref="IRealtimeListener.ReceiveAsync"/> or <see cref="IRealtimeListener.PrepareAsync"/> is to wait for oneself.
/// </summary>
internal sealed class MsyncChannel : IRealtimeChannel, IAsyncDisposable
{
    /// <summary>How long an upload may take, the wait for a connection included.</summary>
    public static readonly TimeSpan UploadLimit = TimeSpan.FromSeconds(15);

    private const string LogoutText = "inner:logout";

    /// <summary>How long a goodbye may take, and then how long the listener's last call.</summary>
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly MsyncChannelOptions _options;
    private readonly TraceIds _traceIds;
    private readonly ReportQueue _reports;
    private readonly Deadline _uploadDeadline;
    private readonly Deadline _goodbyeDeadline;
    private MsyncSession? _session;
    private bool _isDisposed;

    public MsyncChannel(MsyncChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _traceIds = new TraceIds(options.TimeProvider);
        _reports = new ReportQueue(options.Logger);
        _uploadDeadline = new Deadline(UploadLimit, options.TimeProvider);
        _goodbyeDeadline = new Deadline(GoodbyeLimit, options.TimeProvider);
    }

    /// <summary>
    /// Gets the id by which the server knows this device since it last connected: not always the one that the device gave itself. Null
    /// where it is not connected, nor about to be again.
    /// </summary>
    public string? DeviceId
    {
        get
        {
            lock (_gate)
            {
                return _session?.DeviceId;
            }
        }
    }

    public void Attach(IRealtimeListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_gate)
        {
            if (_reports.Listener is not null)
            {
                throw new InvalidOperationException("The channel has a listener already.");
            }

            _reports.Listener = listener;
        }
    }

    public Task ConnectAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_session is not { HasEnded: false })
            {
                IRealtimeListener listener = _reports.Listener
                    ?? throw new InvalidOperationException("The channel has no listener: call Attach first.");
                Task previous = _session?.Stopped ?? Task.CompletedTask;
                _session = new MsyncSession(_options, listener, _reports, _traceIds);
                _session.Start(previous);
            }

            return _session.JoinAsync(cancellationToken);
        }
    }

    public Task DisconnectAsync(CancellationToken cancellationToken = default)
    {
        MsyncSession? session;
        lock (_gate)
        {
            session = _session;
        }

        return session is null ? Task.CompletedTask : DisconnectAsync(session, cancellationToken);
    }

    public async Task<UploadReceipt> UploadAsync(RealtimeUpload upload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ulong localId = MessageIds.Parse(upload.LocalId, nameof(upload));
        var call = new ServerCall(RealtimeOperations.Of(upload));
        MsyncLink? link = null;
        try
        {
            return await _uploadDeadline.RunAsync(
                call,
                async limited =>
                {
                    while (true)
                    {
                        link = await GetLinkAsync(call.Operation, limited).ConfigureAwait(false);
                        if (await link.UploadAsync(localId, upload, call, limited).ConfigureAwait(false) is { } receipt)
                        {
                            return receipt;
                        }
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobTimeoutException elapsed) when (call.IsOutcomeUnknown)
        {
            link?.GiveUpUnanswered(elapsed);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
        }

        await DisconnectAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task DisconnectAsync(MsyncSession session, CancellationToken cancellationToken)
    {
        await session.StopAsync(link => SayGoodbyeAsync(link, cancellationToken)).ConfigureAwait(false);
        if (!ListenerScope.IsInside)
        {
            // So that nobody takes the cache away from under the listener's last call; but not for ever.
            await TryAsync(
                limited => session.Stopped.WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, limited),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Task SayGoodbyeAsync(MsyncLink link, CancellationToken cancellationToken) =>
        TryAsync(limited => link.SayGoodbyeAsync(LogoutText, limited), cancellationToken);

    /// <summary>Does something for as long as a goodbye may take.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await _goodbyeDeadline.RunAsync(
                new ServerCall(RealtimeOperations.Connect),
                async limited =>
                {
                    await action(limited).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is EasemobTimeoutException or OperationCanceledException)
        {
            // The connection ends without it.
        }
    }

    private Task<MsyncLink> GetLinkAsync(string operation, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _session is { HasEnded: false } session
                ? session.GetLinkAsync(operation, cancellationToken)
                : throw RealtimeErrors.NotConnected(operation);
        }
    }
}
