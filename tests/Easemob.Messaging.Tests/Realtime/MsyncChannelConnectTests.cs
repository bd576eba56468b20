using System.Net.WebSockets;
using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelConnectTests
{
    [Fact]
    public async Task ConnectAsync_ServerHoldsNothing_SignsInAsksAndIsConnected()
    {
        await using var rig = new ChannelRig(options => options with { DeviceName = "desk", SignInText = "hi" });

        Task connecting = rig.Channel.ConnectAsync();
        (Uri uri, FakeWebSocket socket) = await rig.OpenedAsync();
        MSync frame = await socket.SentAsync(Command.Provision);
        Assert.False(socket.HasSentMore);
        socket.Send(ServerFrames.Provisioned());
        await socket.SentAsync(Command.Unread);
        Assert.False(connecting.IsCompleted);
        socket.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        Provision provision = Provision.Parser.ParseFrom(frame.Payload);
        Assert.Equal(ChannelRig.Host, uri);
        Assert.Equal((ChannelRig.AppKey, "alice", ServerFrames.DeviceId), (frame.Guid.AppKey, frame.Guid.Name, frame.Guid.ClientResource));
        Assert.Equal("$t$" + FakeTokens.First, frame.Auth);
        Assert.Equal(("desk", "hi", "1700000000000:"), (provision.DeviceName, provision.Reason, provision.SessionId));
        Assert.Equal((1_700_000_000_000ul << 22) | (1 << 12), frame.TraceId);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], rig.Listener.States);
        Assert.Equal(1, rig.Listener.PreparedCount);
        Assert.All(rig.Listener.Reports.OfType<ConnectionStateChanged>(), change => Assert.Null(change.Reason));
    }

    [Fact]
    public async Task ConnectAsync_Connected_ReturnsAtOnce()
    {
        await using var rig = new ChannelRig();
        await rig.ConnectAsync();

        Assert.True(rig.Channel.ConnectAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task DeviceId_ServerKnowsTheDeviceByAnother_IsTheServersUntilDisconnected()
    {
        await using var rig = new ChannelRig();
        Assert.Null(rig.Channel.DeviceId);
        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);
        socket.Send(ServerFrames.Provisioned("given-by-the-server"));
        await socket.SentAsync(Command.Unread);
        socket.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        Assert.Equal("given-by-the-server", rig.Channel.DeviceId);
        await rig.Channel.DisconnectAsync();
        Assert.Null(rig.Channel.DeviceId);
    }

    [Fact]
    public async Task ConnectAsync_TwoAtOnce_MakeOneConnection()
    {
        await using var rig = new ChannelRig();

        Task[] both = [rig.Channel.ConnectAsync(), rig.Channel.ConnectAsync()];
        (await rig.ProvisionAsync()).Send(ServerFrames.Unread());
        await Task.WhenAll(both).WithinAsync("both");

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], rig.Listener.States);
    }

    [Fact]
    public async Task ConnectAsync_NoListener_Throws()
    {
        await using var rig = new ChannelRig(isAttached: false);

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Channel.ConnectAsync());
        rig.Channel.Attach(rig.Listener);
        Assert.Throws<InvalidOperationException>(() => rig.Channel.Attach(rig.Listener));
    }

    [Fact]
    public async Task ConnectAsync_FirstHostsFail_TakesTheNextAndNeverOneInTheClear()
    {
        Uri[] hosts = [new("wss://down.example/websocket"), new("ws://clear.example/websocket"), new("wss://closes.example/"), ChannelRig.Host];
        await using var rig = new ChannelRig(options => options with
        {
            GetHosts = _ => Task.FromResult<IReadOnlyList<Uri>>(hosts),
            OpenWebSocket = async (uri, token) => uri.Host == "down.example" ? throw new WebSocketException("down") : await options.OpenWebSocket(uri, token),
        });

        Task connecting = rig.Channel.ConnectAsync();
        (Uri second, FakeWebSocket closing) = await rig.OpenedAsync();
        closing.CloseFromServer();
        (Uri third, FakeWebSocket socket) = await rig.OpenedAsync();
        await socket.SentAsync(Command.Provision);
        socket.Send(ServerFrames.Provisioned());
        socket.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        Assert.Equal((hosts[2], hosts[3]), (second, third));
        await closing.Ended.WithinAsync("the end of the second socket");
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task ConnectAsync_OnlyHostsInTheClear_FailsWithoutSendingAnything()
    {
        await using var rig = new ChannelRig(options => options with
        {
            Retry = new EasemobRetryOptions { MaxRetries = 0 },
            GetHosts = _ => Task.FromResult<IReadOnlyList<Uri>>([new("ws://clear.example/websocket")]),
        });
        rig.OnOpen = (_, _) => throw new InvalidOperationException("Opened all the same.");

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.ConnectAsync());

        Assert.Equal(EasemobErrorCode.ServerAddressNotFound, error.ErrorCode);
    }

    [Fact]
    public async Task ConnectAsync_HostNeverOpens_FailsAfterTenSecondsAndDropsTheLateSocket()
    {
        await using var rig = new ChannelRig(options => options with { Retry = new EasemobRetryOptions { MaxRetries = 0 } });
        var late = new TaskCompletionSource<WebSocket>();
        rig.OnOpen = (_, _) => late.Task;

        Task connecting = rig.Channel.ConnectAsync();
        await rig.Clock.PassAsync(10);
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => connecting.WithinAsync("the failure"));
        var socket = new FakeWebSocket();
        late.SetResult(socket);

        Assert.Equal((301, TimeSpan.FromSeconds(10), "Connect"), (error.ErrorCode.Value, error.Timeout, error.Operation));
        await socket.Ended.WithinAsync("the end of the late socket");
    }

    [Fact]
    public async Task ConnectAsync_NoAnswerToProvision_Is354()
    {
        await using var rig = new ChannelRig(options => options with { Retry = new EasemobRetryOptions { MaxRetries = 0 } });

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);
        await rig.Clock.WaitForTimerAsync(10); // the opening's
        await rig.Clock.PassAsync(10);
        var error = await Assert.ThrowsAsync<EasemobTimeoutException>(() => connecting.WithinAsync("the failure"));

        Assert.Equal((354, true, false), (error.ErrorCode.Value, error.IsTransient, error.IsOutcomeUnknown));
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.Equal(ConnectionState.Disconnected, rig.Listener.States.Last());
    }

    [Fact]
    public async Task ConnectAsync_AnswerWithoutStatus_IsMalformed()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        socket.Send(ServerFrames.WithoutStatus());
        var error = await Assert.ThrowsAsync<EasemobProtocolException>(() => connecting.WithinAsync("the failure"));

        Assert.Equal(309, error.ErrorCode.Value);
    }

    [Fact]
    public async Task ConnectAsync_PassingFailures_AreRepeatedAndThenThrown()
    {
        int attempts = 0;
        await using var rig = new ChannelRig();
        rig.OnOpen = (_, _) =>
        {
            attempts++;
            throw new WebSocketException("down");
        };

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.ConnectAsync().WithinAsync("the failure"));

        Assert.Equal((300, true, 3, 2), (error.ErrorCode.Value, error.IsTransient, attempts, rig.Clock.Waits.Count));
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Disconnected], rig.Listener.States);
        Assert.Same(error, Assert.IsType<ConnectionStateChanged>(rig.Listener.Reports[^1]).Reason);
    }

    [Fact]
    public async Task ConnectAsync_PassingFailureOnce_Connects()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        (await rig.SocketAsync()).Break();
        (await rig.ProvisionAsync()).Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], rig.Listener.States);
    }

    [Fact]
    public async Task ConnectAsync_TokenProviderThrows_ItReachesTheCallerAsItIs()
    {
        await using var rig = new ChannelRig();
        rig.Tokens.OnGet = _ => throw new FormatException("mine");

        await Assert.ThrowsAsync<FormatException>(() => rig.Channel.ConnectAsync().WithinAsync("the failure"));

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Disconnected], rig.Listener.States.ToArray());
    }

    [Fact]
    public async Task ConnectAsync_Cancelled_GivesUpConnecting()
    {
        await using var rig = new ChannelRig();
        using var source = new CancellationTokenSource();

        Task connecting = rig.Channel.ConnectAsync(source.Token);
        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);
        await source.CancelAsync();

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.WithinAsync("the cancellation"));
        Assert.Equal(source.Token, canceled.CancellationToken);
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.Equal(ConnectionState.Disconnected, rig.Listener.States.Last());
        await rig.ConnectAsync();
    }

    [Fact]
    public async Task ConnectAsync_OneOfTwoCancels_TheOtherStillConnects()
    {
        await using var rig = new ChannelRig();
        using var source = new CancellationTokenSource();

        Task impatient = rig.Channel.ConnectAsync(source.Token);
        Task patient = rig.Channel.ConnectAsync();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        (await rig.ProvisionAsync()).Send(ServerFrames.Unread());

        await patient.WithinAsync("the connection");
    }

    [Fact]
    public async Task ConnectAsync_NoiseBeforeTheAnswer_IsPassedOver()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        socket.Send("text"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true);
        socket.Send([0xff, 0xff, 0xff]);
        socket.Send(ServerFrames.Notice("bob"));
        socket.Send(ServerFrames.Provisioned());
        socket.Send(ServerFrames.Unread());

        await connecting.WithinAsync("the connection");
    }
}
