using System.Net.WebSockets;
using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelReceiveTests
{
    [Fact]
    public async Task ConnectAsync_QueuesHoldSomething_AreDrainedBeforeConnected()
    {
        await using var rig = new ChannelRig();
        rig.Listener.OnPrepare = _ =>
        {
            Assert.Equal(["1", "2", "3"], rig.Listener.MessageIds);
            Assert.Equal([ConnectionState.Connecting], rig.Listener.States);
            return Task.CompletedTask;
        };

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        socket.Send(ServerFrames.Unread("bob", "carol"));
        MSync[] pulls = [await socket.SentAsync(Command.Sync), await socket.SentAsync(Command.Sync)];
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1), ServerFrames.Text(2)));
        MSync acknowledgement = await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch("carol", 30, ServerFrames.Text(3, "carol")));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Drained("carol"));
        Assert.False(connecting.IsCompleted);
        socket.Send(ServerFrames.Drained("bob"));
        await connecting.WithinAsync("the connection");

        Assert.Equal([("bob", 0ul), ("carol", 0ul)], pulls.Select(pull => (ChannelRig.PulledQueue(pull), ChannelRig.PulledKey(pull))));
        Assert.Equal(("bob", 20ul), (ChannelRig.PulledQueue(acknowledgement), ChannelRig.PulledKey(acknowledgement)));
        Assert.Equal(["1", "2", "3"], rig.Listener.MessageIds);
        Assert.Equal(1, rig.Listener.PreparedCount);
    }

    [Fact]
    public async Task Batch_ListenerStillReceives_IsNotAcknowledged()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var receiving = new TaskCompletionSource();
        rig.Listener.OnReceive = (_, _) => receiving.Task;

        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await rig.Listener.ReceivedAsync();
        Assert.False(socket.HasSentMore);
        receiving.SetResult();

        Assert.Equal(20ul, ChannelRig.PulledKey(await socket.SentAsync(Command.Sync)));
    }

    [Fact]
    public async Task Notice_WhileThatQueueIsPulled_IsPulledAgainAfterwards()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Notice("bob"));
        socket.Send(ServerFrames.Notice("bob"));
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Drained("bob"));
        MSync again = await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Drained("bob"));
        socket.Send(ServerFrames.Notice("carol"));

        Assert.Equal(("bob", 20ul), (ChannelRig.PulledQueue(again), ChannelRig.PulledKey(again)));
        Assert.Equal("carol", ChannelRig.PulledQueue(await socket.SentAsync(Command.Sync)));
    }

    [Fact]
    public async Task Batch_RepeatsItsKey_EndsTheRound()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        socket.Send(ServerFrames.Notice("carol"));

        Assert.Equal("carol", ChannelRig.PulledQueue(await socket.SentAsync(Command.Sync)));
        Assert.Equal(1, rig.Log.Count("RealtimeQueueNotDrained"));
    }

    [Fact]
    public async Task Batch_Refused_EndsTheRound()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        socket.Send(ServerFrames.Unread("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.BatchRefused("bob"));
        await connecting.WithinAsync("the connection");

        Assert.Equal(1, rig.Log.Count("RealtimeQueueNotDrained"));
    }

    [Fact]
    public async Task Batch_Unsolicited_IsTakenAndAcknowledged()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));

        Assert.Equal(20ul, ChannelRig.PulledKey(await socket.SentAsync(Command.Sync)));
        Assert.Equal(["1"], rig.Listener.MessageIds);
    }

    [Fact]
    public async Task Batch_WithoutQueue_BelongsToTheOnlyOnePulled()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch(null, 20, false, ServerFrames.Text(1)));

        Assert.Equal(20ul, ChannelRig.PulledKey(await socket.SentAsync(Command.Sync)));
    }

    [Fact]
    public async Task Notice_OfThisDevicesOwnQueue_IsNotPulled()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Notice(ChannelRig.UserId, ServerFrames.DeviceId));
        socket.Send(ServerFrames.Notice(ChannelRig.UserId, "other"));

        Assert.Equal("other", CommSyncUL.Parser.ParseFrom((await socket.SentAsync(Command.Sync)).Payload).Queue.ClientResource);
        Assert.False(socket.HasSentMore);
    }

    [Fact]
    public async Task Connection_Remade_PullsWithoutKeyAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await socket.SentAsync(Command.Sync);

        socket.CloseFromServer();
        FakeWebSocket next = await rig.ProvisionAsync();
        next.Send(ServerFrames.Unread("bob"));

        Assert.False(CommSyncUL.Parser.ParseFrom((await next.SentAsync(Command.Sync)).Payload).HasKey);
    }

    [Fact]
    public async Task ReceiveAsync_Fails_NothingIsAcknowledgedAndTheConnectionIsMadeAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Listener.OnReceive = (_, _) => throw new EasemobCacheException("disk full");

        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        await socket.Ended.WithinAsync("the end of the socket");
        rig.Listener.OnReceive = (_, _) => Task.CompletedTask;
        await rig.ReconnectAsync();

        Assert.IsType<EasemobCacheException>(lost.Reason);
        Assert.False(socket.HasSentMore);
        Assert.Empty(rig.Listener.MessageIds);
        Assert.NotEmpty(rig.Clock.Waits);
    }

    [Fact]
    public async Task ReceiveAsync_ForeignFailure_IsTheInnerException()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Listener.OnReceive = (_, _) => throw new FormatException("mine");

        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);

        Assert.IsType<FormatException>(lost.Reason!.InnerException);
    }

    [Fact]
    public async Task ReceiveAsync_FailsInTheFirstCatchUp_ReachesWhoConnects()
    {
        await using var rig = new ChannelRig();
        rig.Listener.OnReceive = (_, _) => throw new EasemobCacheException("disk full");

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        socket.Send(ServerFrames.Unread("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));

        await Assert.ThrowsAsync<EasemobCacheException>(() => connecting.WithinAsync("the failure"));
    }

    [Fact]
    public async Task PrepareAsync_Fails_TheConnectionIsMadeAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        int failures = 0;
        rig.Listener.OnPrepare = _ => ++failures == 1 ? throw new FormatException("mine") : Task.CompletedTask;

        socket.CloseFromServer();
        (await rig.ProvisionAsync()).Send(ServerFrames.Unread());
        await rig.ReconnectAsync();

        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Connected], rig.Listener.States);
    }

    [Fact]
    public async Task Connection_LostWhileReceiving_NextBeginsWhenThatHasEnded()
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
        socket.Break();
        await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        Assert.Empty(rig.Clock.Waits);
        Assert.False(seen.IsCancellationRequested);
        receiving.SetResult();
        await rig.ReconnectAsync();

        Assert.Equal(["1"], rig.Listener.MessageIds);
    }

    [Fact]
    public async Task Listener_Slow_ReadingStopsAtABoundAndTheServerIsNotBlamed()
    {
        const int Frames = 2000;
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var receiving = new TaskCompletionSource();
        rig.Listener.OnReceive = (_, _) => receiving.Task;
        socket.Send(ServerFrames.Batch("bob", 20, ServerFrames.Text(1)));
        await rig.Listener.ReceivedAsync();
        int before = socket.Reads;

        for (int i = 0; i < Frames; i++)
        {
            socket.Send(ServerFrames.Batch("bob", (ulong)(100 + i), ServerFrames.Text((ulong)(100 + i))));
        }

        await rig.LoggedAsync("RealtimeReadingHeld");
        rig.Clock.Advance(TimeSpan.FromSeconds(10)); // the look that was set when it connected
        for (int i = 0; i < 10; i++)
        {
            await rig.Clock.PassAsync(10);
        }

        Assert.InRange(socket.Reads - before, 1, Easemob.Messaging.Realtime.MsyncLink.MaxWaitingFrames + 3);
        receiving.SetResult();
        while (rig.Listener.MessageIds.Count <= Frames)
        {
            await rig.Listener.ReceivedAsync();
        }

        Assert.Equal(ConnectionState.Connected, rig.Listener.States.Last());
    }

    [Fact]
    public async Task Frames_Odd_AreDroppedAndTheConnectionStays()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send("text"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true);
        for (int i = 0; i < 16; i++)
        {
            socket.Send([0xff, 0xff, 0xff]);
        }

        socket.Send(ServerFrames.UnknownCommand());
        socket.Send(ServerFrames.LogoutAnswer());
        socket.Send(ServerFrames.Provisioned());
        for (int i = 0; i < 16; i++)
        {
            socket.Send([0xff, 0xff, 0xff]);
        }

        byte[] notice = ServerFrames.Notice("bob");
        socket.Send(notice[..5], WebSocketMessageType.Binary, endOfMessage: false);
        socket.Send([], WebSocketMessageType.Binary, endOfMessage: false);
        socket.Send(notice[5..], WebSocketMessageType.Binary, endOfMessage: true);

        Assert.Equal("bob", ChannelRig.PulledQueue(await socket.SentAsync(Command.Sync)));
        Assert.Equal((32, 1), (rig.Log.Count("RealtimeFrameDropped"), rig.Log.Count("RealtimeTextIgnored")));
    }

    [Fact]
    public async Task Frames_TooManyUnreadableInARow_EndTheConnection()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        for (int i = 0; i < 17; i++)
        {
            socket.Send([0xff, 0xff, 0xff]);
        }

        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        Assert.Equal(309, Assert.IsType<EasemobProtocolException>(lost.Reason).ErrorCode.Value);
        await rig.ReconnectAsync();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Frame_LargerThanFourMegabytes_EndsTheConnectionWhileItIsRead(int extra, bool isRefused)
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        // A frame of that size with nothing in it but a field that nobody knows.
        byte[] head = [0xfa, 0x07];
        int length = Easemob.Messaging.Realtime.FrameSocket.MaxFrameBytes + extra - head.Length - 4;
        byte[] frame = [.. head, (byte)(length | 0x80), (byte)((length >> 7) | 0x80), (byte)((length >> 14) | 0x80), (byte)(length >> 21), .. new byte[length]];
        socket.Send(frame, WebSocketMessageType.Binary, endOfMessage: !isRefused);
        socket.Send(ServerFrames.Notice("bob"));

        if (isRefused)
        {
            ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);
            Assert.Equal(309, Assert.IsType<EasemobProtocolException>(lost.Reason).ErrorCode.Value);
        }
        else
        {
            await socket.SentAsync(Command.Sync);
        }
    }

    [Theory]
    [InlineData(1, 207, SignOutReason.AccountRemoved)]
    [InlineData(2, 206, SignOutReason.SignedInElsewhere)]
    [InlineData(3, 216, SignOutReason.PasswordChanged)]
    [InlineData(4, 217, SignOutReason.KickedByOtherDevice)]
    public async Task Item_EndsTheSession_IsReportedAndNoConnectionFollows(int operation, int code, SignOutReason reason)
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();

        socket.Send(ServerFrames.Batch(ServerFrames.Queue(string.Empty), 40, false, ServerFrames.Text(1), ServerFrames.SignOut(operation, "my desk")));
        socket.CloseFromServer();
        var signedOut = Assert.IsType<SignedOut>(await rig.Listener.ReportAsync());
        var state = Assert.IsType<ConnectionStateChanged>(await rig.Listener.ReportAsync());

        Assert.Equal((reason, code, "my desk"), (signedOut.Reason, signedOut.ErrorCode.Value, signedOut.Text));
        Assert.Equal((ConnectionState.Disconnected, code), (state.State, state.Reason!.ErrorCode.Value));
        Assert.Equal(["1"], rig.Listener.MessageIds);
        Assert.Equal(40ul, ChannelRig.PulledKey(await socket.SentAsync(Command.Sync)));
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.Empty(rig.Clock.Waits);
        await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.UploadAsync(ChannelRig.Message(1)));
    }

    [Fact]
    public async Task Item_EndsTheSessionWhileNothingCanBeSentAnyMore_IsReadAllTheSame()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        var sending = new TaskCompletionSource();
        socket.OnSend = _ =>
        {
            sending.SetResult();
            throw new WebSocketException("reset");
        };

        socket.Send(ServerFrames.Notice("bob"));
        await sending.Task.WithinAsync("the pull");
        socket.Send(ServerFrames.Batch(ServerFrames.Queue(string.Empty), 0, true, ServerFrames.SignOut(2)));
        socket.Break();
        await rig.LoggedAsync("RealtimeSessionEnding");
        await rig.Clock.PassAsync(1);
        await rig.Listener.StateAsync(ConnectionState.Disconnected);

        Assert.Equal(206, rig.Listener.Reports.OfType<SignedOut>().Single().ErrorCode.Value);
        Assert.DoesNotContain(ConnectionState.Reconnecting, rig.Listener.States);
    }

    [Fact]
    public async Task Connection_NothingCanBeSentAnyMore_IsMadeAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        socket.OnSend = _ => throw new WebSocketException("reset");

        socket.Send(ServerFrames.Notice("bob"));
        await rig.Clock.PassAsync(1);
        await rig.Listener.StateAsync(ConnectionState.Reconnecting);

        await rig.ReconnectAsync();
    }

    [Fact]
    public async Task Item_EndsTheSessionInTheFirstCatchUp_ReachesWhoConnects()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        socket.Send(ServerFrames.Batch(ServerFrames.Queue(string.Empty), 0, true, ServerFrames.SignOut(2)));
        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => connecting.WithinAsync("the failure"));

        Assert.Equal(206, error.ErrorCode.Value);
        Assert.Single(rig.Listener.Reports.OfType<SignedOut>());
    }
}
