using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

public class ConnectionTests : LiveScenario
{
    [Fact]
    public async Task Connect_First_TellsConnectingThenConnected()
    {
        LiveClient alice = await ConnectAsync();

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(2);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], alice.States());
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        Assert.True(Assert.Single(Realtime.Devices).IsConnected);
    }

    [Fact]
    public async Task Disconnect_Connected_SaysGoodbyeAndTellsNoReason()
    {
        LiveClient alice = await ConnectAsync();

        await alice.Client.DisconnectAsync();

        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.Logout, "alice"));
        await WithinGuardAsync(Realtime.WaitForDisconnectionAsync("alice"));
        ConnectionStateChanged last = (await alice.Heard.WaitForAsync<ConnectionStateChanged>(3))[^1];
        Assert.Equal((ConnectionState.Disconnected, (EasemobException?)null), (last.State, last.Reason));
        Assert.Equal(ConnectionState.Disconnected, alice.Client.ConnectionState);
    }

    [Fact]
    public async Task Connect_AfterDisconnect_IsTheSameDeviceAgain()
    {
        LiveClient alice = await ConnectAsync();
        await alice.Client.DisconnectAsync();
        string id = Data.Send("bob", "alice", "meanwhile");

        await alice.ConnectAsync();

        await alice.Heard.WaitForAsync<ConnectionStateChanged>(5);
        Assert.Equal(
            [
                ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Disconnected, ConnectionState.Connecting,
                ConnectionState.Connected,
            ],
            alice.States());
        Assert.Equal([id], alice.Heard.Of<MessageReceived>().Select(received => received.Message.MessageId));
        Assert.Single(Realtime.Devices);
        Assert.Equal(1, Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task Connect_ConnectedAlready_SendsNothing()
    {
        LiveClient alice = await ConnectAsync();

        await alice.ConnectAsync();

        await SettleAsync(alice);
        Assert.Equal((1, 2), (Frames.Count(FrameKind.Provision), alice.States().Length));
    }

    [Fact]
    public async Task Connect_TwentyCallersAtOnce_ShareOneConnection()
    {
        LiveClient alice = await OpenLiveAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => alice.ConnectAsync()));

        Assert.Equal((1, 1), (Frames.Count(FrameKind.Provision), Journal.Count(EmulatorOperation.Token)));
    }

    [Fact]
    public async Task Connect_WrongPassword_FailsWithoutAConnection()
    {
        LiveClient alice = await OpenLiveAsync(credential: EasemobCredential.Password("alice", "wrong-canary-52"));

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(alice.ConnectAsync);

        Assert.Equal(EasemobErrorCode.InvalidPassword, refusal.ErrorCode);
        Assert.Equal((0, ConnectionState.Disconnected), (Frames.Count(FrameKind.Any), alice.Client.ConnectionState));
    }

    [Fact]
    public async Task Connect_UnknownUser_Fails()
    {
        LiveClient nobody = await OpenLiveAsync("nobody");

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(nobody.ConnectAsync);

        Assert.Equal(EasemobErrorCode.UserNotFound, refusal.ErrorCode);
    }

    [Fact]
    public async Task Connect_BannedUserWithAToken_TellsConnectingThenDisconnectedWithTheReason()
    {
        LiveClient alice = await OpenLiveAsync(credential: EasemobCredential.Token("alice", Data.IssueToken("alice")));
        Data.BanUser("alice");

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(alice.ConnectAsync);

        Assert.Equal(EasemobErrorCode.ServingForbidden, refusal.ErrorCode);
        IReadOnlyList<ConnectionStateChanged> changes = await alice.Heard.WaitForAsync<ConnectionStateChanged>(2);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Disconnected], alice.States());
        Assert.Equal(EasemobErrorCode.ServingForbidden, changes[^1].Reason?.ErrorCode);
        Assert.Equal(1, Frames.Count(FrameKind.Provision));
    }

    [Fact]
    public async Task Connect_BannedUserWithAPassword_Fails()
    {
        Data.BanUser("alice");
        LiveClient alice = await OpenLiveAsync();

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(alice.ConnectAsync);

        Assert.Equal(EasemobErrorCode.ServingForbidden, refusal.ErrorCode);
    }

    [Fact]
    public async Task Connect_NoServer_FailsAndTellsWhy()
    {
        LiveClient alice = await OpenLiveAsync(credential: EasemobCredential.Token("alice", Data.IssueToken("alice")));
        await StopEmulatorAsync();

        EasemobConnectionException failure = await ThrowsAsync<EasemobConnectionException>(alice.ConnectAsync);

        Assert.True(failure.IsTransient);
        ConnectionStateChanged last = (await alice.Heard.WaitForAsync<ConnectionStateChanged>(2))[^1];
        Assert.Equal((ConnectionState.Disconnected, failure.ErrorCode), (last.State, last.Reason?.ErrorCode));
    }

    [Fact]
    public async Task Disconnect_WhileConnecting_EndsTheAttempt()
    {
        FrameTrouble.Next(FrameKind.ProvisionAnswer, FrameFault.Swallow);
        LiveClient alice = await OpenLiveAsync();
        Task connecting = alice.ConnectAsync();
        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.Provision, "alice"));

        await alice.Client.DisconnectAsync();

        await ThrowsAnyAsync<EasemobException>(() => connecting);
        await WithinGuardAsync(Realtime.WaitForDisconnectionAsync("alice"));
        Assert.Equal(ConnectionState.Disconnected, alice.Client.ConnectionState);
        await alice.ConnectAsync();
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
    }

    [Fact]
    public async Task Connect_Cancelled_EndsTheAttempt()
    {
        FrameTrouble.Next(FrameKind.ProvisionAnswer, FrameFault.Swallow);
        LiveClient alice = await OpenLiveAsync();
        using CancellationTokenSource cancelling = new();
        Task connecting = alice.Client.ConnectAsync(cancelling.Token);
        await WithinGuardAsync(Frames.WaitForAsync(FrameKind.Provision, "alice"));

        await cancelling.CancelAsync();

        await ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await WithinGuardAsync(Realtime.WaitForDisconnectionAsync("alice"));
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(change => change.State == ConnectionState.Disconnected);
    }

    [Fact]
    public async Task Dispose_Connected_EndsTheConnectionAndTheEvents()
    {
        LiveClient alice = await ConnectAsync();

        await alice.Client.DisposeAsync();

        await WithinGuardAsync(Realtime.WaitForDisconnectionAsync("alice"));
        await WithinGuardAsync(alice.Heard.Ended);
        await ThrowsAsync<ObjectDisposedException>(alice.ConnectAsync);
        await ThrowsAsync<ObjectDisposedException>(() => alice.Chat.SendMessageAsync(Text(Bob)));
    }

    [Fact]
    public async Task Connect_TwoDevicesOfOneUser_BothHearTheSame()
    {
        LiveClient phone = await ConnectAsync(device: "phone");
        LiveClient desk = await ConnectAsync(device: "desk");

        string id = Data.Send("bob", "alice", "hello");

        Assert.Equal(id, (await phone.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Equal(id, (await desk.Heard.WaitForAsync<MessageReceived>()).Message.MessageId);
        Assert.Equal(2, Realtime.Devices.Count(device => device.IsConnected));
    }

    [Fact]
    public async Task SignOut_ConnectedWithWipe_DisconnectsAndEmptiesTheCache()
    {
        LiveClient alice = await ConnectAsync();
        Data.Send("bob", "alice", "before");
        await alice.Heard.WaitForAsync<MessageReceived>();

        await alice.Client.SignOutAsync(SignOutCache.Wipe);

        Assert.Equal(ConnectionState.Disconnected, alice.Client.ConnectionState);
        await WithinGuardAsync(Realtime.WaitForDisconnectionAsync("alice"));
        Assert.Empty(await alice.Chat.LoadIdsAsync(Bob));
        Assert.Empty(await alice.Chat.GetAllConversationsAsync());
    }

    [Fact]
    public async Task Connect_AfterSignOutWithWipe_IsLiveAgain()
    {
        LiveClient alice = await ConnectAsync();
        await alice.Client.SignOutAsync(SignOutCache.Wipe);

        await alice.ConnectAsync();

        string id = Data.Send("bob", "alice", "after");
        await alice.Heard.WaitForAsync<MessageReceived>(received => received.Message.MessageId == id);
        Assert.Equal([id], await alice.Chat.LoadIdsAsync(Bob));
        Assert.Equal(1, await alice.UnreadAsync(Bob));
    }

    [Fact]
    public async Task Connected_LinkCut_ReconnectsAndTellsWhy()
    {
        LiveClient alice = await ConnectAsync();

        await CutAsync(alice);

        IReadOnlyList<ConnectionStateChanged> changes = alice.Heard.Of<ConnectionStateChanged>();
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Connected, ConnectionState.Reconnecting, ConnectionState.Connected],
            alice.States());
        Assert.IsType<EasemobConnectionException>(changes[2].Reason);
        Assert.Null(changes[3].Reason);
        Assert.Equal(2, Frames.Count(FrameKind.Provision));
    }
}
