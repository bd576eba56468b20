using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests.Live;

/// <summary>A token's life while connected: 60 days, of which 48 pass before it is about to end.</summary>
public class TokenLifeTests : LiveScenario
{
    private readonly SteppedClock _clock = new();
    private readonly TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;
    private bool _isProviderBroken;

    private protected override TimeProvider ServerClock => _clock;

    [Fact]
    public async Task FourFifths_WithAProvider_RenewsAndKeepsTheConnection()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        DateTimeOffset expiresAt = _clock.GetUtcNow().AddDays(60);

        await LetDaysPassAsync(alice, 47);
        Assert.Empty(alice.Heard.Of<TokenExpiring>());
        await LetDaysPassAsync(alice, 1);

        TokenExpiring expiring = await alice.Heard.WaitForAsync<TokenExpiring>();
        Assert.InRange(expiring.ExpiresAt, expiresAt.AddSeconds(-5), expiresAt.AddSeconds(5));
        await WithinGuardAsync(_renewed.Task);
        await LetDaysPassAsync(alice, 13);
        Assert.Empty(alice.Heard.Of<TokenExpired>());
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Connected], alice.States());
        Assert.Equal((1, 2), (Frames.Count(FrameKind.Provision), _asked));
    }

    [Fact]
    public async Task FourFifths_WithAProvider_UsesTheNewTokenForTheNextConnection()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        await LetDaysPassAsync(alice, 49);
        await WithinGuardAsync(_renewed.Task);
        await LetDaysPassAsync(alice, 12);

        await CutAsync(alice);

        Assert.Equal((2, 2), (Frames.Count(FrameKind.Provision), _asked));
        Assert.Single(alice.Heard.Of<TokenExpiring>());
    }

    [Fact]
    public async Task Expiry_FixedToken_IsToldOfAndSignsOut()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Token("alice", Data.IssueToken("alice")));

        await LetDaysPassAsync(alice, 49);
        Assert.Single(alice.Heard.Of<TokenExpiring>());
        _clock.Advance(TimeSpan.FromDays(12));

        SignedOut signedOut = await alice.Heard.WaitForAsync<SignedOut>();
        Assert.Equal((SignOutReason.TokenRefused, EasemobErrorCode.TokenExpired), (signedOut.Reason, signedOut.ErrorCode));
        await alice.Heard.WaitForAsync<ConnectionStateChanged>(3);
        Assert.Equal(
            [typeof(TokenExpiring), typeof(TokenExpired), typeof(SignedOut), typeof(ConnectionStateChanged)],
            alice.Heard.All.Select(heard => heard.GetType()).Where(type => type != typeof(MessageStateChanged)).Skip(2));
        FrameEntry goodbye = await Frames.WaitForAsync(FrameKind.Logout, "alice");
        Assert.Contains("inner:token expired", goodbye.Summary, StringComparison.Ordinal);
        Assert.Equal(1, Frames.Count(FrameKind.Provision));
    }

    [Fact]
    public async Task Expiry_ProviderWasBrokenAtFourFifths_AsksItAgainAndReconnects()
    {
        LiveClient alice = await ConnectAsync(EasemobCredential.Provider("alice", ProvideAsync));
        _isProviderBroken = true;
        await LetDaysPassAsync(alice, 49);
        await alice.Heard.WaitForAsync<TokenExpiring>();
        await WithinGuardAsync(_renewed.Task);
        Assert.Equal(ConnectionState.Connected, alice.Client.ConnectionState);
        _isProviderBroken = false;

        _clock.Advance(TimeSpan.FromDays(12));

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
        await LetDaysPassAsync(alice, 49);

        _clock.Advance(TimeSpan.FromDays(12));

        await WithinGuardAsync(last.Task);
        Assert.Equal(["expiring", "expired"], raised);
    }

    private Task<LiveClient> ConnectAsync(EasemobCredential credential) =>
        ConnectAsync(configure: options => options.TimeProvider = _clock, credential: credential);

    // The heartbeat that is due then must be answered before more time passes; the answer to a message comes after that.
    private async Task LetDaysPassAsync(LiveClient alice, int days)
    {
        long last = Frames.Entries[^1].Sequence;
        _clock.Advance(TimeSpan.FromDays(days));
        await WithinGuardAsync(Frames.WaitForAsync(frame => frame.Kind == FrameKind.UnreadAnswer && frame.Sequence > last));
        ChatMessage sent = await alice.Chat.SendMessageAsync(Text(Bob));
        await alice.Heard.WaitForAsync<MessageStateChanged>(change => change.Message.MessageId == sent.MessageId);
    }

    private Task<EasemobToken> ProvideAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _asked) > 1)
        {
            _renewed.TrySetResult();
        }

        return _isProviderBroken
            ? throw new NotSupportedException("The provider is broken.")
            : Task.FromResult(new EasemobToken(Data.IssueToken("alice"), _clock.GetUtcNow().AddDays(60)));
    }
}
