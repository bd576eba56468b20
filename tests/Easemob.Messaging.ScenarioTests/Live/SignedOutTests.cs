using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Realtime;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>The server ends the session, or refuses another one: the client says why, and leaves it at that.</summary>
public class SignedOutTests : LiveScenario
{
    private readonly SteppedClock _clock = new();

    [Theory]
    [InlineData(ForcedLogout.UserRemoved, SignOutReason.AccountRemoved, 207)]
    [InlineData(ForcedLogout.SignedInElsewhere, SignOutReason.SignedInElsewhere, 206)]
    [InlineData(ForcedLogout.PasswordChanged, SignOutReason.PasswordChanged, 216)]
    [InlineData(ForcedLogout.KickedByOtherDevice, SignOutReason.KickedByOtherDevice, 217)]
    public async Task Kick_Connected_IsSignedOutWithReasonAndStaysSo(ForcedLogout operation, SignOutReason reason, int code)
    {
        LiveClient alice = await ConnectAsync(configure: options => options.TimeProvider = _clock);
        TaskCompletionSource<SignedOut> raised = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Client.SignedOut += (_, signedOut) => raised.TrySetResult(signedOut);

        Realtime.Kick("alice", operation, reason: "因为");

        SignedOut signedOut = await raised.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal((reason, code, "因为"), (signedOut.Reason, signedOut.ErrorCode.Value, signedOut.Text));
        await AssertStaysOutAsync(alice, code);
    }

    [Fact]
    public async Task Connect_AfterAKick_WorksAgain()
    {
        LiveClient alice = await ConnectAsync();
        Realtime.Kick("alice", ForcedLogout.SignedInElsewhere);
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(3);
        string id = Data.Send("bob", "alice", "meanwhile");

        await alice.ConnectAsync();

        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        Assert.Equal(id, Assert.Single(alice.Heard.Of<MessageReceived>()).Message.MessageId);
    }

    [Fact]
    public async Task Kick_ServerCalls_GoOn()
    {
        LiveClient alice = await ConnectAsync();
        Data.Send("bob", "alice", "hello");
        await alice.Heard.WaitForAsync<MessageReceived>();
        Realtime.Kick("alice");
        await alice.Heard.WaitForAsync<SignedOut>();

        Assert.Single((await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob)).Items);
        await ThrowsAsync<EasemobConnectionException>(() => alice.Chat.SendMessageAsync(Text(Bob)));
    }

    [Fact]
    public async Task SameDeviceSignsInElsewhere_Connected_TellsItsWord()
    {
        LiveClient alice = await ConnectAsync();

        await using RawDevice other = await RawDevice.SignInAsync(Emulator, "alice", alice.DeviceId, "from the attic");

        SignedOut signedOut = await alice.Heard.WaitForAsync<SignedOut>();
        Assert.Equal((SignOutReason.SignedInElsewhere, "from the attic"), (signedOut.Reason, signedOut.Text));
    }

    [Fact]
    public async Task Connect_TooManyDevices_IsRefusedAndTheFirstGoesOn()
    {
        Emulator.Switches.MaxDevices = 1;
        LiveClient phone = await ConnectAsync();
        LiveClient desk = await OpenLiveAsync(device: "desk");

        EasemobServiceException refusal = await ThrowsAnyAsync<EasemobServiceException>(desk.ConnectAsync);

        Assert.Equal(214, refusal.ErrorCode.Value);
        Assert.Equal(ConnectionState.Disconnected, (await desk.Heard.WaitForAsync<ConnectionStateChanged>(2))[^1].State);
        Assert.Equal(ConnectionState.Connected, phone.Client.ConnectionState);
    }

    [Fact]
    public async Task Connect_OneDeviceTooMany_DisplacesTheOldestWithItsWord()
    {
        Emulator.Switches.MaxDevices = 1;
        Emulator.Switches.DisplacesOldestDevice = true;
        LiveClient phone = await ConnectAsync();

        await ConnectAsync(device: "desk", configure: options => options.SignInText = "the desk takes over");

        SignedOut signedOut = await phone.Heard.WaitForAsync<SignedOut>();
        Assert.Equal((SignOutReason.SignedInElsewhere, "the desk takes over"), (signedOut.Reason, signedOut.Text));
        Assert.Equal(ConnectionState.Disconnected, (await phone.Heard.WaitForAsync<ConnectionStateChanged>(3))[^1].State);
    }

    [Theory]
    [InlineData(12, "forbidden", SignOutReason.Forbidden, 305)]
    [InlineData(13, "too many", SignOutReason.TooManyDevices, 214)]
    [InlineData(20, "another device", SignOutReason.DeviceRefused, 220)]
    [InlineData(1, "Sorry, user not found", SignOutReason.Refused, 204)]
    [InlineData(7, "Sorry, the app day live count limit", SignOutReason.LimitReached, 8)]
    public async Task Reconnect_Refused_IsSignedOutAndStaysSo(int status, string text, SignOutReason reason, int code)
    {
        LiveClient alice = await ConnectAsync(configure: options => options.TimeProvider = _clock);
        FrameTrouble.Always(FrameKind.Provision, FrameFault.Refused(status, text));

        Realtime.Disconnect("alice");

        SignedOut signedOut = await alice.Heard.WaitForAsync<SignedOut>();
        Assert.Equal((reason, code, text), (signedOut.Reason, signedOut.ErrorCode.Value, signedOut.Text));
        await AssertStaysOutAsync(alice, code);
    }

    [Fact]
    public async Task Reconnect_BannedMeanwhile_IsSignedOut()
    {
        LiveClient alice = await ConnectAsync();
        Data.BanUser("alice");

        Realtime.Disconnect("alice");

        Assert.Equal(SignOutReason.Forbidden, (await alice.Heard.WaitForAsync<SignedOut>()).Reason);
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(change => change.State == ConnectionState.Disconnected);
    }

    [Fact]
    public async Task Reconnect_FixedTokenExpiredMeanwhile_IsSignedOut()
    {
        LiveClient alice = await ConnectAsync(credential: EasemobCredential.Token("alice", Data.IssueToken("alice")));
        Data.ExpireTokens("alice");

        Realtime.Disconnect("alice");

        Assert.Equal(SignOutReason.TokenRefused, (await alice.Heard.WaitForAsync<SignedOut>()).Reason);
    }

    [Fact]
    public async Task Reconnect_PasswordsTokenExpiredMeanwhile_SignsInAnew()
    {
        LiveClient alice = await ConnectAsync();
        Data.ExpireTokens("alice");

        await CutAsync(alice);

        Assert.Empty(alice.Heard.Of<SignedOut>());
        Assert.Equal(2, Journal.Count(EmulatorOperation.Token));
    }

    private async Task AssertStaysOutAsync(LiveClient alice, int code)
    {
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(change => change.State == ConnectionState.Disconnected);
        ConnectionStateChanged last = alice.Heard.Of<ConnectionStateChanged>()[^1];
        Assert.Equal((ConnectionState.Disconnected, code), (last.State, last.Reason?.ErrorCode.Value));
        Assert.Single(alice.Heard.Of<SignedOut>());
        int attempts = Frames.Count(FrameKind.Provision);
        _clock.Advance(TimeSpan.FromHours(1));
        await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob); // something that takes its time
        Assert.Equal(attempts, Frames.Count(FrameKind.Provision));
        Assert.Equal(ConnectionState.Disconnected, alice.Client.ConnectionState);
    }
}
