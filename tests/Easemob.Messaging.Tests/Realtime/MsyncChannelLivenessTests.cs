using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelLivenessTests
{
    [Fact]
    public async Task Connection_Quiet_IsAskedForASignOfLifeAndStays()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(10)); // the look that was set when it connected

        await rig.Clock.PassAsync(20);
        await socket.SentAsync(Command.Unread);
        await rig.Clock.WaitForTimerAsync(10);
        socket.Send(ServerFrames.Unread("bob"));
        await socket.SentAsync(Command.Sync);
        socket.Send(ServerFrames.Drained("bob"));
        await rig.ReadAsync(3);
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await rig.Clock.PassAsync(20);
        await socket.SentAsync(Command.Unread);

        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], rig.Listener.States);
    }

    [Fact]
    public async Task Connection_FrameArrives_PostponesTheQuestion()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await rig.Clock.WaitForTimerAsync(20);

        rig.Clock.Advance(TimeSpan.FromSeconds(15));
        socket.Send(ServerFrames.UnknownCommand());
        await rig.ReadAsync(2);
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        await rig.Clock.PassAsync(25);

        await socket.SentAsync(Command.Unread);
    }

    [Fact]
    public async Task Connection_Dead_IsNoticedWithinFortySeconds()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        DateTimeOffset lastFrame = rig.Clock.GetUtcNow();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));

        await rig.Clock.PassAsync(20);
        await socket.SentAsync(Command.Unread);
        await rig.Clock.PassAsync(10);
        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);

        Assert.Equal(TimeSpan.FromSeconds(40), rig.Clock.GetUtcNow() - lastFrame);
        Assert.Equal(301, Assert.IsType<EasemobTimeoutException>(lost.Reason).ErrorCode.Value);
        await socket.Ended.WithinAsync("the end of the socket");
        await rig.ReconnectAsync();
    }

    [Fact]
    public async Task Connection_DeadAndCannotEvenSend_IsNoticedAllTheSame()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        socket.SendGate = new TaskCompletionSource().Task;

        await rig.Clock.PassAsync(20);
        await rig.Clock.PassAsync(10);

        await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        await rig.ReconnectAsync();
    }

    [Fact]
    public async Task FirstList_DoesNotCome_TheConnectionIsGivenUp()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        await rig.ProvisionAsync();
        await rig.Clock.PassAsync(10);
        (await rig.ProvisionAsync()).Send(ServerFrames.Unread());

        await connecting.WithinAsync("the connection");
        Assert.Single(rig.Clock.Waits);
    }

    [Fact]
    public async Task Pull_UnansweredFor30Seconds_TheConnectionIsGivenUpThoughTheServerLives()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await rig.Clock.WaitForTimerAsync(20);

        rig.Clock.Advance(TimeSpan.FromSeconds(19));
        socket.Send(ServerFrames.Notice("carol"));
        await socket.SentAsync(Command.Sync);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.IsType<EasemobTimeoutException>(lost.Reason).Timeout);
        await rig.ReconnectAsync();
    }

    [Fact]
    public async Task Options_OtherIntervals_AreKept()
    {
        await using var rig = new ChannelRig(options => options with
        {
            Realtime = new EasemobRealtimeOptions { KeepAliveInterval = TimeSpan.FromSeconds(7), KeepAliveTimeout = TimeSpan.FromSeconds(3) },
        });
        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.ProvisionAsync();
        await rig.Clock.WaitForTimerAsync(3);
        socket.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        rig.Clock.Advance(TimeSpan.FromSeconds(3));
        await rig.Clock.PassAsync(4);
        await socket.SentAsync(Command.Unread);
        await rig.Clock.PassAsync(3);

        await rig.Listener.StateAsync(ConnectionState.Reconnecting);
    }
}
