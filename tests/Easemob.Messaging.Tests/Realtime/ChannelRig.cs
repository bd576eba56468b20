using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Easemob.Messaging.Realtime;
using Easemob.Messaging.Tests.Transport;
using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>A channel whose server is the test.</summary>
internal sealed class ChannelRig : IAsyncDisposable
{
    public const string AppKey = "lab-org#lab-app";
    public const string UserId = "alice";

    public static readonly Uri Host = new("wss://msync.example/websocket");

    private readonly Channel<(Uri Uri, FakeWebSocket Socket)> _opened = System.Threading.Channels.Channel.CreateUnbounded<(Uri, FakeWebSocket)>();

    public ChannelRig(Func<MsyncChannelOptions, MsyncChannelOptions>? configure = null, bool isAttached = true)
    {
        var options = new MsyncChannelOptions
        {
            AppKey = new AppKey("lab-org", "lab-app"),
            UserId = UserId,
            DeviceId = static () => ServerFrames.DeviceId,
            Tokens = Tokens,
            GetHosts = _ => Task.FromResult<IReadOnlyList<Uri>>([Host]),
            OpenWebSocket = (uri, token) => OpenAsync(uri, token),
            TimeProvider = Clock,
            Logger = new BackoffLogger(Log, Clock),
        };
        Channel = new MsyncChannel(configure?.Invoke(options) ?? options);
        if (isAttached)
        {
            Channel.Attach(Listener);
        }
    }

    public TestClock Clock { get; } = new();

    public RecordingListener Listener { get; } = new();

    public FakeTokens Tokens { get; } = new();

    public LogCapture Log { get; } = new();

    public MsyncChannel Channel { get; }

    /// <summary>Gets or sets what happens instead of the opening of a socket.</summary>
    public Func<Uri, CancellationToken, Task<WebSocket>>? OnOpen { get; set; }

    public static MessageUpload Message(ulong localId) => new()
    {
        LocalId = MessageIds.Format(localId),
        Conversation = ConversationKey.Chat("bob"),
        Message = new OutgoingMessage { Conversation = ConversationKey.Chat("bob"), Body = new TextMessageBody { Text = "SECRET-TEXT" } },
    };

    public static ulong PulledKey(MSync pull) => CommSyncUL.Parser.ParseFrom(pull.Payload).Key;

    public static string PulledQueue(MSync pull) => CommSyncUL.Parser.ParseFrom(pull.Payload).Queue.Name;

    public static ulong UploadedId(MSync upload) => CommSyncUL.Parser.ParseFrom(upload.Payload).Meta.Id;

    /// <summary>Gets whether the client has opened a connection that the test has not taken yet.</summary>
    public bool HasOpened => _opened.Reader.TryPeek(out _);

    public async Task<FakeWebSocket> SocketAsync() => (await OpenedAsync()).Socket;

    public Task<(Uri Uri, FakeWebSocket Socket)> OpenedAsync() => _opened.Reader.ReadAsync().AsTask().WithinAsync("a new connection");

    /// <summary>Returns all connections that the client opens.</summary>
    public async IAsyncEnumerable<FakeWebSocket> AllSocketsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach ((_, FakeWebSocket socket) in _opened.Reader.ReadAllAsync(cancellationToken))
        {
            yield return socket;
        }
    }

    /// <summary>Accepts the next connection up to the question which queues hold something.</summary>
    public async Task<FakeWebSocket> ProvisionAsync(DateTimeOffset? expiresAt = null)
    {
        FakeWebSocket socket = await SocketAsync();
        await socket.SentAsync(Command.Provision);
        socket.Send(ServerFrames.Provisioned(expiresAt: expiresAt));
        await socket.SentAsync(Command.Unread);
        await Clock.WaitForTimerAsync(10); // the opening's
        await Clock.WaitForTimerAsync(10); // the sign-in's
        return socket;
    }

    /// <summary>Connects to a server that holds nothing.</summary>
    /// <param name="expiresAt">When the token expires, as the server says.</param>
    /// <param name="firstLook">After how many seconds the client looks at the clock first; that timer has been waited for then.</param>
    public async Task<FakeWebSocket> ConnectAsync(DateTimeOffset? expiresAt = null, double firstLook = 10)
    {
        Task connecting = Channel.ConnectAsync();
        FakeWebSocket socket = await ProvisionAsync(expiresAt);

        // The clock of the connection is set before anything is answered, so that a test knows when it looks.
        await Clock.WaitForTimerAsync(firstLook);
        socket.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");
        await Listener.StateAsync(ConnectionState.Connected);
        return socket;
    }

    /// <summary>Accepts the next connection of a channel that makes one by itself, with nothing to hold.</summary>
    public async Task<FakeWebSocket> ReconnectAsync()
    {
        FakeWebSocket socket = await ProvisionAsync();
        socket.Send(ServerFrames.Unread());
        await Listener.StateAsync(ConnectionState.Connected);
        return socket;
    }

    /// <summary>Waits until the client has read so many frames on its connections, the sign-in's not counted.</summary>
    public Task ReadAsync(int frames) => LoggedAsync("RealtimeFrameReceived", frames);

    /// <summary>Waits until something has been logged so often.</summary>
    public Task LoggedAsync(string eventName, int times = 1) => Task.Run(async () =>
    {
        while (Log.Count(eventName) < times)
        {
            await Task.Yield();
        }
    }).WithinAsync($"{times} {eventName}");

    public async ValueTask DisposeAsync()
    {
        // A listener that a failed test has left hanging must not hide why it failed.
        Task disposing = Channel.DisposeAsync().AsTask();
        while (!disposing.IsCompleted && Listener.IsReceiving)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await disposing.WithinAsync("the disposal");
        Assert.False(Listener.HasOverlapped);
        Assert.DoesNotContain(Log.Lines, line => line.Text.Contains("SECRET", StringComparison.Ordinal));
    }

    private Task<WebSocket> OpenAsync(Uri uri, CancellationToken cancellationToken)
    {
        if (OnOpen is { } instead)
        {
            return instead(uri, cancellationToken);
        }

        var socket = new FakeWebSocket();
        _opened.Writer.TryWrite((uri, socket));
        return Task.FromResult<WebSocket>(socket);
    }
}
