using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

public class KeepAliveTests : LiveScenario
{
    private readonly SteppedClock _clock = new();

    [Theory]
    [InlineData(FrameKind.Unread)]
    [InlineData(FrameKind.UnreadAnswer)]
    public async Task Silence_HalfOpenLink_IsNoticedWithinFortySeconds(FrameKind kind)
    {
        LiveClient alice = await ConnectQuietlyAsync();
        FrameTrouble.Next(kind, FrameFault.Silence);

        await _clock.PassAsync(29);
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        await _clock.PassAsync(1);
        await WithinGuardAsync(Frames.WaitForAsync(frame => frame.Fault == "silence"));
        await _clock.PassAsync(10);

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        ConnectionStateChanged lost = alice.Heard.Of<ConnectionStateChanged>()[2];
        Assert.Equal(ConnectionState.Reconnecting, lost.State);
        Assert.IsAssignableFrom<EasemobException>(lost.Reason);
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        string id = Data.Send("bob", "alice", "over the new link");
        await alice.Heard.WaitForAsync<MessageReceived>(received => received.Message.MessageId == id);
    }

    [Fact]
    public async Task Quiet_LinkThatLives_IsKept()
    {
        LiveClient alice = await ConnectQuietlyAsync();

        for (int heartbeat = 2; heartbeat <= 5; heartbeat++)
        {
            long last = Frames.Entries[^1].Sequence;
            await _clock.PassAsync(30);
            await WithinGuardAsync(Frames.WaitForAsync(frame => frame.Kind == FrameKind.UnreadAnswer && frame.Sequence > last));
            await alice.Chat.SendMessageAsync(Text(Bob)); // its answer comes after that of the heartbeat
        }

        Assert.Equal((1, 2), (Frames.Count(FrameKind.Provision), alice.States().Length));
    }

    [Fact]
    public async Task Notice_Lost_IsMadeUpForByTheNextHeartbeat()
    {
        LiveClient alice = await ConnectQuietlyAsync();
        FrameTrouble.Next(FrameKind.Notice, FrameFault.Swallow);
        string id = Data.Send("bob", "alice", "nobody was told");
        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.Notice, "alice"));

        await _clock.PassAsync(31);

        Assert.Equal(id, (await alice.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Equal(1, Frames.Count(FrameKind.Provision));
    }

    [Fact]
    public async Task Reconnect_ServerGone_TriesWithGrowingPausesOfAMinuteAtMost()
    {
        LiveClient alice = await ConnectQuietlyAsync(TimeSpan.FromSeconds(1));

        await StopEmulatorAsync();

        await WithinGuardAsync(_clock.PassUntilTimerAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(ConnectionState.Reconnecting, alice.Client.ConnectionState);
        // The search index waits by the same clock, for shorter.
        TimeSpan[] waits = [.. _clock.Waits.Where(wait => wait > TimeSpan.FromMilliseconds(100))];
        Assert.InRange(waits[0], TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.InRange(waits.Length, 4, 12);
    }

    [Fact]
    public async Task Reconnect_ServerComesBackAsAnother_ConnectsAgain()
    {
        LiveClient alice = await ConnectQuietlyAsync();
        await StopEmulatorAsync();
        await WithinGuardAsync(_clock.PassUntilTimerAsync(TimeSpan.FromMinutes(1)));

        await RestartEmulatorAsync();
        string id = Data.Send("bob", "alice", "from the new one");
        _clock.Advance(TimeSpan.FromMinutes(1));

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Connected],
            alice.States());
        Assert.Equal(id, Assert.Single(alice.Heard.Of<MessageReceived>()).Message.MessageId);
        Assert.Equal(1, Journal.Count(EmulatorOperation.Token)); // the new server does not know the old token
    }

    [Fact]
    public async Task Disconnect_WhileReconnecting_EndsTheAttempts()
    {
        LiveClient alice = await ConnectQuietlyAsync();
        await StopEmulatorAsync();
        await WithinGuardAsync(_clock.PassUntilTimerAsync(TimeSpan.FromMinutes(1)));

        await alice.Client.DisconnectAsync();

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        Assert.Equal(ConnectionState.Disconnected, alice.States()[^1]);
        await RestartEmulatorAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob); // something that takes its time
        Assert.Equal(0, Frames.Count(FrameKind.Provision));
    }

    // With a message there and back, so that nothing is half sent when the clock begins to move.
    private async Task<LiveClient> ConnectQuietlyAsync(TimeSpan? firstDelay = null)
    {
        LiveClient alice = await ConnectAsync(configure: options =>
        {
            options.TimeProvider = _clock;
            options.Realtime = new EasemobRealtimeOptions { ReconnectDelay = firstDelay ?? TimeSpan.FromMilliseconds(100) };
        });
        await alice.Chat.SendMessageAsync(Text(Bob));
        return alice;
    }
}
