using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>A token's life while connected: here 20 seconds, of which 16 pass before it is about to end.</summary>
public class TokenLifeTests : LiveScenario
{
    private readonly SteppedClock _clock = new();
    private readonly TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private bool _isProviderBroken;

    private protected override TimeProvider ServerClock => _clock;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Emulator.Switches.TokenLifetime = TimeSpan.FromSeconds(20);
    }

    [Fact]
    public async Task FourFifths_WithAProvider_RenewsAndKeepsTheConnection()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        DateTimeOffset expiresAt = _clock.GetUtcNow().AddSeconds(20);

        await LetPassAsync(alice, 15);
        Assert.Empty(alice.Heard.Of<TokenExpiring>());
        await LetPassAsync(alice, 1);

        TokenExpiring expiring = await alice.Heard.WaitForAsync<TokenExpiring>();
        Assert.Equal(expiresAt, expiring.ExpiresAt);
        await RenewedAsync(alice);
        await LetPassAsync(alice, 5);
        Assert.Empty(alice.Heard.Of<TokenExpired>());
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], alice.States());
        Assert.Equal((1, 2), (Frames.Count(FrameKind.Provision), _asked));
    }

    [Fact]
    public async Task FourFifths_WithAProvider_UsesTheNewTokenForTheNextConnection()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        await LetPassAsync(alice, 16);
        await RenewedAsync(alice);
        await LetPassAsync(alice, 5);

        await CutAsync(alice);

        Assert.Equal((2, 2), (Frames.Count(FrameKind.Provision), _asked));
        Assert.Single(alice.Heard.Of<TokenExpiring>());
    }

    [Fact]
    public async Task Expiry_FixedToken_IsToldOfAndSignsOut()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Token("alice", Data.IssueToken("alice")));

        await LetPassAsync(alice, 16);
        await alice.Heard.WaitForAsync<TokenExpiring>();
        _clock.Advance(TimeSpan.FromSeconds(5));

        SignedOut signedOut = await alice.Heard.WaitForAsync<SignedOut>();
        Assert.Equal((SignOutReason.TokenRefused, EasemobErrorCode.TokenExpired), (signedOut.Reason, signedOut.ErrorCode));
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(3);
        Assert.Equal(
            [typeof(TokenExpiring), typeof(TokenExpired), typeof(SignedOut), typeof(ConnectionStateChanged)],
            alice.Heard.All.Select(heard => heard.GetType()).Where(type => type != typeof(UnknownEvent)).Skip(2));
        FrameEntry goodbye = await Frames.WaitForAsync(FrameKind.Logout, "alice");
        Assert.Contains("inner:token expired", goodbye.Summary, StringComparison.Ordinal);
        Assert.Equal(1, Frames.Count(FrameKind.Provision));
    }

    [Fact]
    public async Task Expiry_ProviderWasBrokenAtFourFifths_AsksItAgainAndReconnects()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        _isProviderBroken = true;
        await LetPassAsync(alice, 16);
        await alice.Heard.WaitForAsync<TokenExpiring>();
        await WithinGuardAsync(_renewed.Task);
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        _isProviderBroken = false;

        _clock.Advance(TimeSpan.FromSeconds(5));

        await alice.Heard.WaitForAsync<TokenExpired>();
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(4);
        Assert.Equal([ConnectionState.Reconnecting, ConnectionState.Connected], alice.States()[2..]);
        Assert.Equal((2, 3), (Frames.Count(FrameKind.Provision), _asked));
        Assert.Empty(alice.Heard.Of<SignedOut>());
    }

    [Fact]
    public async Task TokenEvents_OfTheClient_AreRaised()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Token("alice", Data.IssueToken("alice")));
        List<string> raised = [];
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        alice.Client.TokenExpiring += (_, _) => raised.Add("expiring");
        alice.Client.TokenExpired += (_, _) => raised.Add("expired");
        alice.Client.SignedOut += (_, _) => last.SetResult();
        await LetPassAsync(alice, 16);

        _clock.Advance(TimeSpan.FromSeconds(5));

        await WithinGuardAsync(last.Task);
        Assert.Equal(["expiring", "expired"], raised);
    }

    private Task<LiveClient> ConnectAsync(EasemobCredential credential) =>
        ConnectAsync(configure: options => options.TimeProvider = _clock, credential: credential);

    // Whoever watches the clock must be waiting when it moves.
    private async Task LetPassAsync(LiveClient alice, int seconds)
    {
        await _clock.PassAsync(seconds);
        await SettleAsync(alice);
    }

    // The provider has answered; that its answer was taken shows nowhere, but takes less than these ways to the server and back.
    private async Task RenewedAsync(LiveClient alice)
    {
        await WithinGuardAsync(_renewed.Task);
        await alice.Chat.FetchHistoryMessagesFromServerAsync(Bob);
        await SettleAsync(alice);
    }

    private Task<EasemobToken> ProvideAsync(CancellationToken cancellationToken)
    {
        bool isBroken = _isProviderBroken;
        if (Interlocked.Increment(ref _asked) > 1)
        {
            _renewed.TrySetResult();
        }

        return isBroken
            ? throw new NotSupportedException("The provider is broken.")
            : Task.FromResult(new EasemobToken(Data.IssueToken("alice"), _clock.GetUtcNow().AddSeconds(20)));
    }
}
