using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

public class MsyncChannelRefusalTests
{
    public static TheoryData<int, string, int, Type, SignOutReason> SignInRefusals => new()
    {
        { 1, "Sorry, token expired", 108, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 6, "", 108, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 1, "Sorry, token or password does not match login info", 104, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 1, "Sorry, user not found", 204, typeof(EasemobAuthenticationException), SignOutReason.Refused },
        { 1, "Sorry, user register limit", 8, typeof(EasemobServiceException), SignOutReason.LimitReached },
        { 1, "Sorry, user register rate limit", 8, typeof(EasemobServiceException), SignOutReason.LimitReached },
        { 7, "Sorry, the app month live count limit", 8, typeof(EasemobServiceException), SignOutReason.LimitReached },
        { 7, "sorry, the app ONLINE COUNT LIMIT", 8, typeof(EasemobServiceException), SignOutReason.LimitReached },
        { 1, "whatever", 202, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 2, "Sorry, user not found", 202, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 7, "whatever", 202, typeof(EasemobAuthenticationException), SignOutReason.TokenRefused },
        { 4, "", 110, typeof(EasemobServiceException), SignOutReason.Refused },
        { 11, "", 213, typeof(EasemobAuthenticationException), SignOutReason.DeviceRefused },
        { 12, "", 305, typeof(EasemobAuthenticationException), SignOutReason.Forbidden },
        { 13, "", 214, typeof(EasemobAuthenticationException), SignOutReason.TooManyDevices },
        { 20, "", 220, typeof(EasemobAuthenticationException), SignOutReason.DeviceRefused },
    };

    [Theory]
    [MemberData(nameof(SignInRefusals))]
    public async Task ConnectAsync_Refused_ThrowsOnceAndForAll(int status, string text, int code, Type type, SignOutReason reason)
    {
        _ = reason;
        await using var rig = new ChannelRig();
        rig.Tokens.CanRenew = false;

        Task connecting = rig.Channel.ConnectAsync();
        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);
        socket.Send(ServerFrames.Refused(status, text));
        Exception error = await Record.ExceptionAsync(() => connecting.WithinAsync("the refusal"));

        Assert.IsType(type, error);
        var refusal = (EasemobServiceException)error;
        Assert.Equal((code, false, "Connect", status), (refusal.ErrorCode.Value, refusal.IsTransient, refusal.Operation, refusal.ServerCode));
        await socket.Ended.WithinAsync("the end of the socket");
        Assert.Empty(rig.Clock.Waits);
        Assert.Empty(rig.Listener.Reports.OfType<SignedOut>());
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Disconnected], rig.Listener.States);
    }

    [Theory]
    [MemberData(nameof(SignInRefusals))]
    public async Task Reconnection_Refused_IsReportedAndNoAttemptFollows(int status, string text, int code, Type type, SignOutReason reason)
    {
        await using var rig = new ChannelRig();
        rig.Tokens.CanRenew = false;
        (await rig.ConnectAsync()).CloseFromServer();

        FakeWebSocket socket = await rig.SocketAsync();
        await socket.SentAsync(Command.Provision);
        socket.Send(ServerFrames.Refused(status, text));
        ConnectionStateChanged end = await rig.Listener.StateAsync(ConnectionState.Disconnected);

        SignedOut signedOut = rig.Listener.Reports.OfType<SignedOut>().Single();
        Assert.Equal((reason, code), (signedOut.Reason, signedOut.ErrorCode.Value));
        Assert.IsType(type, end.Reason);
        Assert.Equal(text.Length == 0 ? null : text, signedOut.Text);
        Assert.Single(rig.Clock.Waits);
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Disconnected], rig.Listener.States);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(14)]
    public async Task Reconnection_PassingRefusal_IsTriedAgain(int status)
    {
        await using var rig = new ChannelRig();
        (await rig.ConnectAsync()).CloseFromServer();

        (await rig.SocketAsync()).Send(ServerFrames.Refused(status, "later"));
        await rig.ReconnectAsync();

        Assert.Equal(2, rig.Clock.Waits.Count);
    }

    [Theory]
    [InlineData("Sorry, token expired")]
    [InlineData("Sorry, token or password does not match login info")]
    public async Task ConnectAsync_TokenRefused_IsRenewedOnce(string text)
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        (await rig.SocketAsync()).Send(ServerFrames.Refused(1, text));
        FakeWebSocket second = await rig.SocketAsync();
        Assert.Equal("$t$SECRET-2", (await second.SentAsync(Command.Provision)).Auth);
        second.Send(ServerFrames.Provisioned());
        second.Send(ServerFrames.Unread());
        await connecting.WithinAsync("the connection");

        Assert.Equal(1, rig.Tokens.Renewals);
    }

    [Fact]
    public async Task ConnectAsync_RenewedTokenRefusedToo_Throws()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        (await rig.SocketAsync()).Send(ServerFrames.Refused(6, ""));
        (await rig.SocketAsync()).Send(ServerFrames.Refused(6, ""));

        await Assert.ThrowsAsync<EasemobAuthenticationException>(() => connecting.WithinAsync("the refusal"));
        Assert.Equal(1, rig.Tokens.Renewals);
    }

    [Fact]
    public async Task ConnectAsync_RefusalRepeatsTheToken_TheExceptionDoesNot()
    {
        await using var rig = new ChannelRig();

        Task connecting = rig.Channel.ConnectAsync();
        (await rig.SocketAsync()).Send(ServerFrames.Refused(2, $"no {FakeTokens.First}"));
        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => connecting.WithinAsync("the refusal"));

        Assert.Equal("no ***", error.ServerText);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconnection_TokenProviderFails_IsTriedAgain()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        int failures = 0;
        rig.Tokens.OnGet = token => ++failures <= 3 ? throw new FormatException("mine") : Task.FromResult(token);

        socket.CloseFromServer();
        await rig.ReconnectAsync();

        Assert.Equal(4, rig.Clock.Waits.Count);
    }

    [Fact]
    public async Task Reconnection_PasswordRefused_SignsOut()
    {
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        rig.Tokens.OnGet = _ => throw new EasemobAuthenticationException(EasemobErrorCode.InvalidPassword, "no");

        socket.CloseFromServer();
        await rig.Listener.StateAsync(ConnectionState.Disconnected);

        Assert.Equal(102, rig.Listener.Reports.OfType<SignedOut>().Single().ErrorCode.Value);
    }

    [Fact]
    public async Task Reconnection_FailsForLong_GoesOnWithWaitsUpToTheLongest()
    {
        const int Failures = 200;
        await using var rig = new ChannelRig();
        FakeWebSocket socket = await rig.ConnectAsync();
        int attempts = 0;
        var afterwards = new TaskCompletionSource();
        rig.OnOpen = (_, _) =>
        {
            if (++attempts == Failures)
            {
                afterwards.SetResult();
                rig.OnOpen = null;
            }

            throw new System.Net.WebSockets.WebSocketException("down");
        };

        socket.CloseFromServer();
        await afterwards.Task.WithinAsync("the attempts");
        FakeWebSocket next = await rig.ReconnectAsync();

        Assert.Equal(Failures + 1, rig.Clock.Waits.Count);
        Assert.All(rig.Clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(60)));
        Assert.InRange(rig.Clock.Waits[0], TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.True(rig.Clock.Waits.Skip(20).Average(wait => wait.TotalSeconds) > 10);

        // After a connection that was there the waits begin anew.
        next.CloseFromServer();
        await rig.ReconnectAsync();
        Assert.InRange(rig.Clock.Waits[^1], TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
