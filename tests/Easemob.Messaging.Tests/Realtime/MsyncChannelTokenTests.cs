using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelTokenTests
{
    [Fact]
    public async Task Token_FourFifthsOfItsLifeOver_IsReportedAndRenewedAndTheConnectionStays()
    {
        await using var rig = new ChannelRig();
        DateTimeOffset expiresAt = rig.Clock.GetUtcNow().AddSeconds(100);
        int gets = 0;
        rig.Tokens.OnGet = token => Task.FromResult(++gets == 2 ? rig.Tokens.Replace() : token);
        FakeWebSocket socket = await rig.ConnectAsync(expiresAt);

        Task<ChatEvent> report = rig.Listener.ReportAsync();
        await StayAliveAsync(rig, socket, 79);
        Assert.False(report.IsCompleted);
        while (!report.IsCompleted)
        {
            await StayAliveAsync(rig, socket, 1);
        }

        Assert.Equal(expiresAt, Assert.IsType<TokenExpiring>(await report).ExpiresAt);
        await StayAliveAsync(rig, socket, 40);
        Assert.Equal(2, gets);
        Assert.DoesNotContain(rig.Listener.Reports, report => report is TokenExpired);
        socket.CloseFromServer();
        MSync provision = await (await rig.SocketAsync()).SentAsync(Command.Provision);

        Assert.Equal("$t$SECRET-2", provision.Auth);
    }

    [Fact]
    public async Task Token_ExpiresAndCanBeRenewed_TheConnectionIsMadeAgainWithAnother()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync(rig.Clock.GetUtcNow().AddSeconds(5), firstLook: 4);

        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.IsType<TokenExpiring>(await rig.Listener.ReportAsync());
        await rig.Clock.PassAsync(1);
        Assert.IsType<TokenExpired>(await rig.Listener.ReportAsync());
        ConnectionStateChanged lost = await rig.Listener.StateAsync(ConnectionState.Reconnecting);
        FakeWebSocket next = await rig.SocketAsync();
        MSync provision = await next.SentAsync(Command.Provision);
        next.Send(ServerFrames.Provisioned());
        next.Send(ServerFrames.Unread());
        await rig.Listener.StateAsync(ConnectionState.Connected);

        Assert.Equal(108, lost.Reason!.ErrorCode.Value);
        Assert.Equal("$t$SECRET-2", provision.Auth);
        Assert.Equal(1, rig.Tokens.Renewals);
        Assert.False(socket.HasSentMore);
    }

    [Fact]
    public async Task Token_ExpiresAndCannotBeRenewed_SignsOutWithAGoodbye()
    {
        await using var rig = new ChannelRig();
        rig.Tokens.CanRenew = false;
        FakeWebSocket socket = await rig.ConnectAsync(rig.Clock.GetUtcNow().AddSeconds(5), firstLook: 4);

        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.IsType<TokenExpiring>(await rig.Listener.ReportAsync());
        await rig.Clock.PassAsync(1);
        Assert.IsType<TokenExpired>(await rig.Listener.ReportAsync());
        var signedOut = Assert.IsType<SignedOut>(await rig.Listener.ReportAsync());
        await rig.Listener.StateAsync(ConnectionState.Disconnected);

        Assert.Equal((SignOutReason.TokenRefused, 108), (signedOut.Reason, signedOut.ErrorCode.Value));
        Assert.Equal("inner:token expired", Logout.Parser.ParseFrom((await socket.SentAsync(Command.Logout)).Payload).Reason);
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task Token_ExpiresWhileNothingCanBeSent_SignsOutWithoutAGoodbye()
    {
        await using var rig = new ChannelRig();
        rig.Tokens.CanRenew = false;
        FakeWebSocket socket = await rig.ConnectAsync(rig.Clock.GetUtcNow().AddSeconds(5), firstLook: 4);
        socket.SendGate = new TaskCompletionSource().Task;

        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.IsType<TokenExpiring>(await rig.Listener.ReportAsync());
        await rig.Clock.PassAsync(1);
        Assert.IsType<TokenExpired>(await rig.Listener.ReportAsync());
        await rig.Clock.PassAsync(1);

        Assert.IsType<SignedOut>(await rig.Listener.ReportAsync());
        await rig.Listener.StateAsync(ConnectionState.Disconnected);
    }

    [Fact]
    public async Task Token_ExpiredByTheServersClock_CountsAsExpired()
    {
        await using var rig = new ChannelRig();
        DateTimeOffset expiresAt = rig.Clock.GetUtcNow().AddDays(100);
        FakeWebSocket socket = await rig.ConnectAsync(expiresAt);

        socket.Send(ServerFrames.Unread(expiresAt));

        Assert.IsType<TokenExpired>(await rig.Listener.ReportAsync());
    }

    [Fact]
    public async Task Token_ExpiredByOurClockWhenTheServerTakesIt_IsNotHeldAgainstIt()
    {
        await using var rig = new ChannelRig();
        rig.Tokens.CanRenew = false;
        FakeWebSocket socket = await rig.ConnectAsync(rig.Clock.GetUtcNow().AddDays(-1));

        await StayAliveAsync(rig, socket, 100);

        Assert.Equal(ConnectionState.Connected, rig.Listener.States.Last());
        Assert.DoesNotContain(rig.Listener.Reports, report => report is TokenExpired or TokenExpiring);
    }

    [Fact]
    public async Task Token_ConnectionMadeAgain_IsNotReportedTwice()
    {
        await using var rig = new ChannelRig();
        DateTimeOffset expiresAt = rig.Clock.GetUtcNow().AddSeconds(10);
        FakeWebSocket socket = await rig.ConnectAsync(expiresAt, firstLook: 8);
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.IsType<TokenExpiring>(await rig.Listener.ReportAsync());
        await rig.Clock.WaitForTimerAsync(2);

        socket.CloseFromServer();
        FakeWebSocket next = await rig.ProvisionAsync(expiresAt);
        await rig.Clock.WaitForTimerAsync(2);
        next.Send(ServerFrames.Unread());
        await rig.Listener.StateAsync(ConnectionState.Connected);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.IsType<TokenExpired>(await rig.Listener.ReportAsync());

        Assert.Single(rig.Listener.Reports.OfType<TokenExpiring>());
    }

    [Fact]
    public async Task Token_RenewalFails_TheConnectionStaysUntilItExpires()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync(rig.Clock.GetUtcNow().AddSeconds(10), firstLook: 8);
        rig.Tokens.OnGet = _ => throw new FormatException("mine");

        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.IsType<TokenExpiring>(await rig.Listener.ReportAsync());
        socket.Send(ServerFrames.Notice("bob"));
        await socket.SentAsync(Command.Sync);

        Assert.Equal(ConnectionState.Connected, rig.Listener.States.Last());
    }

    /// <summary>Lets time pass second by second over a connection whose server says something all the time.</summary>
    private static async Task StayAliveAsync(ChannelRig rig, FakeWebSocket socket, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            socket.Send(ServerFrames.Notice("bob"));
            await socket.SentAsync(Command.Sync);
            socket.Send(ServerFrames.Drained("bob"));
            socket.Send(ServerFrames.Notice("carol"));
            await socket.SentAsync(Command.Sync);
            socket.Send(ServerFrames.Drained("carol"));
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
