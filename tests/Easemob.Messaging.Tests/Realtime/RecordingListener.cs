using System.Threading.Channels;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>Keeps what the channel told, and does what the test says.</summary>
internal sealed class RecordingListener : IRealtimeListener
{
    private readonly Channel<IReadOnlyList<ChatEvent>> _received = Channel.CreateUnbounded<IReadOnlyList<ChatEvent>>();
    private readonly Channel<ChatEvent> _reports = Channel.CreateUnbounded<ChatEvent>();
    private readonly List<ChatEvent> _allReports = [];
    private readonly List<string> _messageIds = [];
    private int _running;

    public Func<IReadOnlyList<ChatEvent>, CancellationToken, Task> OnReceive { get; set; } = (_, _) => Task.CompletedTask;

    public Func<CancellationToken, Task> OnPrepare { get; set; } = _ => Task.CompletedTask;

    public Action<ChatEvent> OnReport { get; set; } = _ => { };

    public int PreparedCount { get; private set; }

    /// <summary>Gets whether two calls ever ran at once.</summary>
    public bool HasOverlapped { get; private set; }

    /// <summary>Gets whether a call is under way.</summary>
    public bool IsReceiving => Volatile.Read(ref _running) > 0;

    public IReadOnlyList<ChatEvent> Reports
    {
        get
        {
            lock (_allReports)
            {
                return [.. _allReports];
            }
        }
    }

    public IEnumerable<ConnectionState> States => Reports.OfType<ConnectionStateChanged>().Select(change => change.State);

    /// <summary>Gets the ids of the messages whose receiving ended well.</summary>
    public IReadOnlyList<string> MessageIds
    {
        get
        {
            lock (_messageIds)
            {
                return [.. _messageIds];
            }
        }
    }

    public Task<IReadOnlyList<ChatEvent>> ReceivedAsync() => _received.Reader.ReadAsync().AsTask().WithinAsync("events");

    /// <summary>Returns the next report.</summary>
    public Task<ChatEvent> ReportAsync() => _reports.Reader.ReadAsync().AsTask().WithinAsync("a report");

    /// <summary>Waits for a state, passing over other reports.</summary>
    public async Task<ConnectionStateChanged> StateAsync(ConnectionState state)
    {
        while (true)
        {
            if (await ReportAsync() is ConnectionStateChanged change && change.State == state)
            {
                return change;
            }
        }
    }

    public async Task ReceiveAsync(IReadOnlyList<ChatEvent> events, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            Task receiving = BeginAsync();
            _received.Writer.TryWrite(events); // now that what the test has asked for has begun
            await receiving;
            lock (_messageIds)
            {
                _messageIds.AddRange(events.OfType<MessageReceived>().Select(received => received.Message.MessageId));
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }

        async Task BeginAsync() => await OnReceive(events, cancellationToken);
    }

    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            PreparedCount++;
            await OnPrepare(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public void Report(ChatEvent change)
    {
        lock (_allReports)
        {
            _allReports.Add(change);
        }

        _reports.Writer.TryWrite(change);
        OnReport(change);
    }

    private void Enter() => HasOverlapped |= Interlocked.Increment(ref _running) > 1;
}
