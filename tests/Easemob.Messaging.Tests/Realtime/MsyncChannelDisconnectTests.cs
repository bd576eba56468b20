using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelDisconnectTests
{
    [Fact]
    public async Task DisconnectAsync_Connected_SaysGoodbyeAndCloses()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");

        MSync goodbye = await socket.SentAsync(Command.Logout);
        Assert.Equal("inner:logout", Logout.Parser.ParseFrom(goodbye.Payload).Reason);
        Assert.Equal("1700000000000:", Logout.Parser.ParseFrom(goodbye.Payload).SessionId);
        Assert.True(socket.ClosedByClient.IsCompleted);
        Assert.True(socket.Ended.IsCompleted);
        var end = Assert.IsType<ConnectionStateChanged>(rig.Listener.Reports[^1]);
        Assert.Equal((ConnectionState.Disconnected, null), (end.State, end.Reason));
        Assert.Equal(3, rig.Listener.Reports.Count);
    }

    [Fact]
    public async Task DisconnectAsync_ThenConnectAsync_WorksAgain()
    {
        await using var rig = new ChannelRig();
        for (int i = 0; i < 3; i++)
        {
            FakeWebSocket socket = await rig.ConnectAsync();
            socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text((ulong)(i + 1))));
            await socket.SentAsync(Command.Sync);
            await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");
        }

        Assert.Equal(["1", "2", "3"], rig.Listener.MessageIds);
        Assert.Equal(9, rig.Listener.Reports.Count);
    }

    [Fact]
    public async Task DisconnectAsync_NeverConnectedOrTwice_DoesNothing()
    {
        await using var rig = new ChannelRig();
        await rig.Channel.DisconnectAsync();
        await rig.ConnectAsync();

        await Task.WhenAll(rig.Channel.DisconnectAsync(), rig.Channel.DisconnectAsync()).WithinAsync("both");
        await rig.Channel.DisconnectAsync();

        Assert.Single(rig.Listener.States, ConnectionState.Disconnected);
    }

    [Fact]
    public async Task DisconnectAsync_UploadPending_FailsIt()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        Task<UploadReceipt> uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await socket.SentAsync(Command.Sync);

        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");
        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => uploading.WithinAsync("the failure"));

        Assert.True(error.IsOutcomeUnknown);
    }

    [Fact]
    public async Task DisconnectAsync_WhileConnecting_FailsWhoConnects()
    {
        await using var rig = new ChannelRig();
        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);

        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");

        await Assert.ThrowsAsync<EasemobConnectionException>(() => connecting.WithinAsync("the failure"));
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Disconnected], rig.Listener.States);
    }

    [Fact]
    public async Task DisconnectAsync_WhileReconnecting_EndsTheAttempts()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var opening = new TaskCompletionSource();
        rig.OnOpen = async (_, token) =>
        {
            opening.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, rig.Clock, token);
            throw new InvalidOperationException("Cannot come here.");
        };
        socket.CloseFromServer();
        await opening.Task.WithinAsync("the attempt");

        Task uploading = rig.Channel.UploadAsync(ChannelRig.Message(11));
        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => uploading.WithinAsync("the failure"));
        Assert.False(error.IsOutcomeUnknown);
        Assert.Equal(ConnectionState.Disconnected, rig.Listener.States.Last());
    }

    [Fact]
    public async Task DisconnectAsync_GoodbyeHangs_TakesTwoSeconds()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        socket.SendGate = new TaskCompletionSource().Task;

        Task disconnecting = rig.Channel.DisconnectAsync();
        await rig.Clock.PassAsync(2);

        await disconnecting.WithinAsync("the disconnection");
    }

    [Fact]
    public async Task DisconnectAsync_Cancelled_SkipsTheGoodbye()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        await rig.Channel.DisconnectAsync(new CancellationToken(canceled: true)).WithinAsync("the disconnection");

        Assert.False(socket.HasSentMore);
        Assert.True(socket.Ended.IsCompleted);
        await rig.ConnectAsync();
    }

    [Fact]
    public async Task DisconnectAsync_ListenerStillReceives_IsToldAndWaitedForButNotForEver()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var receiving = new TaskCompletionSource();
        CancellationToken seen = default;
        rig.Listener.OnReceive = (_, token) =>
        {
            seen = token;
            return receiving.Task;
        };
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await rig.Listener.ReceivedAsync();

        Task disconnecting = rig.Channel.DisconnectAsync();
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.True(seen.IsCancellationRequested);
        Assert.False(disconnecting.IsCompleted);
        await rig.Clock.WaitForTimerAsync(2); // the goodbye's
        await rig.Clock.PassAsync(2);
        await disconnecting.WithinAsync("the disconnection");

        // The next connection waits until the listener is free.
        Task connecting = rig.Channel.ConnectAsync();
        await rig.Listener.StateAsync(ConnectionState.Disconnected);
        await rig.Listener.StateAsync(ConnectionState.Connecting);
        for (int i = 0; i < 1000; i++)
        {
            await Task.Yield();
        }

        Assert.False(rig.HasOpened);
        receiving.SetResult();
        FakeWebSocket next = await rig.ProvisionAsync();
        next.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");
    }

    [Theory]
    [InlineData("receive")]
    [InlineData("prepare")]
    [InlineData("report")]
    public async Task DisconnectAsync_FromTheListener_DoesNotDeadlock(string where)
    {
        await using var rig = new ChannelRig();
        var disconnected = new TaskCompletionSource();
        async Task Disconnect()
        {
            await rig.Channel.DisconnectAsync();
            disconnected.TrySetResult();
        }

        FakeWebSocket? socket = null;
        switch (where)
        {
            case "receive":
                socket = await rig.ConnectAsync();
                rig.Listener.OnReceive = (_, _) => Disconnect();
                socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
                break;
            case "prepare":
                rig.Listener.OnPrepare = _ => Disconnect();
                Task connecting = rig.Channel.ConnectAsync();
                socket = await rig.ProvisionAsync();
                socket.Send(ServerFrames.Unread());
                await Assert.ThrowsAsync<EasemobConnectionException>(() => connecting.WithinAsync("the failure"));
                break;
            default:
                rig.Listener.OnReport = change =>
                {
                    if (change is ConnectionStateChanged { State: ConnectionState.Connected })
                    {
                        // As bad a handler as there can be.
#pragma warning disable xUnit1031
                        Disconnect().Wait(TimeSpan.FromSeconds(20));
#pragma warning restore xUnit1031
                    }
                };
                await Assert.ThrowsAsync<EasemobConnectionException>(async () => socket = await rig.ConnectAsync());
                break;
        }

        await disconnected.Task.WithinAsync("the disconnection");
        await (socket?.Ended ?? Task.CompletedTask).WithinAsync("the end of the socket");
        Assert.Equal(ConnectionState.Disconnected, rig.Listener.States.Last());
    }

    [Fact]
    public async Task Report_ListenerThrows_IsLoggedAndTheConnectionStays()
    {
        await using var rig = new ChannelRig();
        rig.Listener.OnReport = _ => throw new FormatException("mine");

        await rig.ConnectAsync();

        Assert.Equal(2, rig.Log.Count("RealtimeReportFailed"));
    }

    [Fact]
    public async Task DisposeAsync_Twice_EndsEverythingAndRefusesCalls()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        await rig.Channel.DisposeAsync().AsTask().WithinAsync("the disposal");
        await rig.Channel.DisposeAsync().AsTask().WithinAsync("the second disposal");

        Assert.True(socket.Ended.IsCompleted);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => rig.Channel.ConnectAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => rig.Channel.UploadAsync(ChannelRig.Message(11)));
        await rig.Channel.DisconnectAsync();
    }

    [Fact]
    public async Task DisposeAsync_WhileConnecting_EndsEverything()
    {
        var rig = new ChannelRig();
        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();

        await rig.DisposeAsync();

        await Assert.ThrowsAsync<EasemobConnectionException>(() => connecting.WithinAsync("the failure"));
        Assert.True(socket.Ended.IsCompleted);
    }
}
