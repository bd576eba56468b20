using Easemob.Messaging.Diagnostics;

namespace Easemob.Messaging.Realtime;

/// <summary>
/// From one connect to the disconnect or refusal that ends it: makes connections, one after the other, and tells of them.
/// </summary>
#pragma warning disable CA1001 // A source without a timer or a parent holds nothing to dispose of
internal sealed class MsyncSession : ILinkOwner
#pragma warning restore CA1001
{
    private readonly object _gate = new();
    private readonly MsyncChannelOptions _options;
    private readonly IRealtimeListener _listener;
    private readonly ReportQueue _reports;
    private readonly TokenWatch _tokenWatch;
    private readonly TraceIds _traceIds;
    private readonly LinkAttempts _attempts;
    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource<bool> _connected = NewSource<bool>();
    private TaskCompletionSource<MsyncLink> _provisioned = NewSource<MsyncLink>();
    private ConnectionState _state = ConnectionState.Connecting;
    private MsyncLink? _link;
    private string? _deviceId;
    private int _waiting;

    public MsyncSession(MsyncChannelOptions options, IRealtimeListener listener, ReportQueue reports, TraceIds traceIds)
    {
        _options = options;
        _listener = listener;
        _reports = reports;
        _traceIds = traceIds;
        _tokenWatch = new TokenWatch(options.TimeProvider);
        _attempts = new LinkAttempts(options, new LinkOpener(options, _tokenWatch, traceIds), PrepareAsync, _stopping.Token);
        AddState(null);
    }

    public bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _state == ConnectionState.Disconnected;
            }
        }
    }

    /// <summary>Gets the id by which the server knows this device; null before the first connection, and when it has ended.</summary>
    public string? DeviceId
    {
        get
        {
            lock (_gate)
            {
                return _state == ConnectionState.Disconnected ? null : _deviceId;
            }
        }
    }

    /// <summary>Gets what ends when nothing of it runs any more. Never fails.</summary>
    public Task Stopped { get; private set; } = Task.CompletedTask;

    /// <summary>Begins, when what came before has come to its end: the listener is called by one at a time.</summary>
    public void Start(Task previous)
    {
        // Without the caller's activity and scope: the session outlives the call.
        using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        Stopped = Task.Run(() => SuperviseAsync(previous), CancellationToken.None);
    }

    /// <summary>Waits until it is connected. The last to stop waiting for the first connection gives that up.</summary>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        Task connected;
        lock (_gate)
        {
            _waiting++;
            connected = _connected.Task;
        }

        try
        {
            await connected.WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            bool wasLast;
            lock (_gate)
            {
                wasLast = --_waiting == 0 && _state == ConnectionState.Connecting;
            }

            if (wasLast)
            {
                Cancel(Leave(null, null));
            }

            throw;
        }
    }

    /// <summary>Waits for a connection over which something can be sent.</summary>
    /// <exception cref="EasemobConnectionException">There is none and will be none.</exception>
    public async Task<MsyncLink> GetLinkAsync(string operation, CancellationToken cancellationToken)
    {
        Task<MsyncLink> provisioned;
        lock (_gate)
        {
            provisioned = _provisioned.Task;
        }

        try
        {
            return await provisioned.WaitAsync(Timeout.InfiniteTimeSpan, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (EasemobException ended)
        {
            throw RealtimeErrors.NotConnected(operation, ended);
        }
    }

    /// <summary>Ends it, after a goodbye where one is given.</summary>
    /// <param name="sayGoodbye">Says goodbye over the connection, if there is one.</param>
    public async Task StopAsync(Func<MsyncLink, Task> sayGoodbye)
    {
        MsyncLink? link = Leave(null, null);
        if (link is not null)
        {
            await sayGoodbye(link).ConfigureAwait(false);
        }

        Cancel(link);
    }

    public void OnPrepared(MsyncLink link)
    {
        TaskCompletionSource<bool> connected;
        lock (_gate)
        {
            if (_link != link || _state is ConnectionState.Disconnected or ConnectionState.Connected)
            {
                return;
            }

            _state = ConnectionState.Connected;
            connected = _connected;
            AddState(null);
        }

        _options.Logger.Connected(_options.UserId);
        _reports.Flush();
        connected.TrySetResult(true);
    }

    public void OnLost(MsyncLink link, LinkEnd end)
    {
        _options.Logger.Lost(_options.UserId, end.Reason.GetType().Name, end.Reason.ErrorCode.Value);
        if (end.SignedOut is not null)
        {
            Leave(end.Reason, end.SignedOut);
            return;
        }

        lock (_gate)
        {
            if (_link != link || _state == ConnectionState.Disconnected)
            {
                return;
            }

            _link = null;
            _provisioned = NewSource<MsyncLink>();
            if (_state == ConnectionState.Connected)
            {
                _connected = NewSource<bool>();
                _state = ConnectionState.Reconnecting;
                AddState(end.Reason);
            }
        }

        _reports.Flush();
    }

    public void Report(ChatEvent change)
    {
        _reports.Add(change);
        _reports.Flush();
    }

    private static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Cancel(MsyncLink? link)
    {
        _ = _stopping.CancelAsync();
        link?.GiveUp(new LinkEnd(RealtimeErrors.Disconnected()));
    }

    /// <summary>Counts as disconnected from now on; returns the connection, for the caller to end.</summary>
    /// <param name="reason">Why; null where the application asked for it.</param>
    /// <param name="signedOut">What the application is told besides, or null.</param>
    /// <param name="thrown">What those get who wait; null for the reason.</param>
    private MsyncLink? Leave(EasemobException? reason, SignedOut? signedOut, Exception? thrown = null)
    {
        MsyncLink? link;
        Exception failure = thrown ?? reason ?? RealtimeErrors.Disconnected();
        lock (_gate)
        {
            if (_state == ConnectionState.Disconnected)
            {
                return null;
            }

            if (signedOut is not null)
            {
                _reports.Add(signedOut);
            }

            link = _link;
            _link = null;
            _state = ConnectionState.Disconnected;
            AddState(reason);
        }

        _options.Logger.Disconnected(_options.UserId, reason?.ErrorCode.Value ?? 0);
        _reports.Flush();
        Fail(_connected, failure);
        Fail(_provisioned, failure);
        return link;
    }

    private static void Fail<T>(TaskCompletionSource<T> source, Exception failure)
    {
        source.TrySetException(failure);
        _ = source.Task.Exception; // perhaps nobody waits
    }

    private void AddState(EasemobException? reason) => _reports.Add(new ConnectionStateChanged { State = _state, Reason = reason });

    private async Task SuperviseAsync(Task previous)
    {
        _reports.Flush();
        await previous.ConfigureAwait(false);
        try
        {
            MsyncLink link = await _attempts.ConnectAsync().ConfigureAwait(false);
            while (true)
            {
                LinkEnd end = await link.Ended.ConfigureAwait(false);
                await link.Stopped.ConfigureAwait(false);
                _stopping.Token.ThrowIfCancellationRequested();
                if (end.SignedOut is not null)
                {
                    return;
                }

                link = await _attempts.ReconnectAsync(end.Reason).ConfigureAwait(false);
            }
        }
        catch (EasemobException refusal)
        {
            // A refusal of the first connection is told to who asked for it; later ones have nobody else to tell.
            bool wasConnected = !IsFirst;
            Leave(refusal, wasConnected ? SignOuts.FromFailure(refusal) : null);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disconnected.
        }
#pragma warning disable CA1031 // What an application's token provider throws reaches who connects as it is
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Leave(RealtimeErrors.NoToken(failure), null, failure);
        }
    }

    private bool IsFirst
    {
        get
        {
            lock (_gate)
            {
                return _state == ConnectionState.Connecting;
            }
        }
    }

    /// <summary>Makes a connection of what was opened, and waits until it is prepared.</summary>
    private async Task<MsyncLink> PrepareAsync(OpenedLink opened)
    {
        var link = new MsyncLink(_options, opened, _listener, this, _tokenWatch, _traceIds);
        lock (_gate)
        {
            if (_state == ConnectionState.Disconnected)
            {
                opened.Socket.Abort();
                throw new OperationCanceledException(_stopping.Token);
            }

            _link = link;
            _deviceId = opened.DeviceId;
            _provisioned.TrySetResult(link);
        }

        link.Start(_stopping.Token);
        await Task.WhenAny(link.Prepared, link.Ended).ConfigureAwait(false);
        if (link.Prepared.IsCompleted)
        {
            return link;
        }

        LinkEnd end = await link.Ended.ConfigureAwait(false);
        await link.Stopped.ConfigureAwait(false);
        throw end.Reason;
    }
}
