using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Easemob.Messaging.ScenarioTests;

public class TokenTests : Scenario
{
    private int _asked;

    [Fact]
    public async Task ServerCall_First_SignsInOnce()
    {
        ChatManager chat = await ChatAsync();

        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.FetchHistoryMessagesFromServerAsync(Carol);

        Assert.Equal(
            [EmulatorOperation.Token, EmulatorOperation.History, EmulatorOperation.History],
            Journal.Entries.Select(entry => entry.Operation));
    }

    [Fact]
    public async Task ServerCall_TwentyFirstCallsAtOnce_ShareOneSignIn()
    {
        ChatManager chat = await ChatAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.FetchHistoryMessagesFromServerAsync(Bob)));

        Assert.Equal(1, Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task SignIn_WrongPassword_IsRefusedAndAskedOnce()
    {
        EasemobClient client = await OpenAsync(credential: EasemobCredential.Password("alice", "wrong-canary-51"));

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(() => client.SignInAsync());

        Assert.Equal((EasemobErrorCode.InvalidPassword, 1), (refusal.ErrorCode, Journal.Count(EmulatorOperation.Token)));
        Assert.DoesNotContain("wrong-canary-51", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Log.Lines, line => line.Text.Contains("wrong-canary-51", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_UnknownUser_IsRefused()
    {
        EasemobClient client = await OpenAsync("nobody");

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(() => client.SignInAsync());

        Assert.Equal(EasemobErrorCode.UserNotFound, refusal.ErrorCode);
    }

    [Fact]
    public async Task SignIn_BannedUser_IsRefused()
    {
        Data.BanUser("alice");
        EasemobClient client = await OpenAsync();

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(() => client.SignInAsync());

        Assert.Equal(EasemobErrorCode.ServingForbidden, refusal.ErrorCode);
    }

    [Fact]
    public async Task SignIn_UnknownApp_IsRefused()
    {
        EasemobClient client = await OpenAsync(configure: options => options.AppKey = "no-such#app");

        EasemobServiceException refusal = await ThrowsAsync<EasemobServiceException>(() => client.SignInAsync());

        Assert.Equal(EasemobErrorCode.InvalidAppKey, refusal.ErrorCode);
    }

    [Fact]
    public async Task SignIn_ServiceUnavailableTwice_SucceedsTheThirdTime()
    {
        Trouble.Next(EmulatorOperation.Token, times: 2, Fault.Status(503));
        EasemobClient client = await OpenAsync();

        await client.SignInAsync();

        Assert.Equal([503, 503, 200], Journal.Of(EmulatorOperation.Token).Select(entry => entry.Status!.Value));
    }

    [Fact]
    public async Task ServerCall_TokenExpired_RenewsOnceAndRepeats()
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Carol);
        Data.ExpireTokens("alice");

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([id], page.Items.Ids());
        Assert.Equal([200, 401, 200], Journal.Of(EmulatorOperation.History).Select(entry => entry.Status!.Value));
        Assert.Equal(2, Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task ServerCall_TokenExpiredForTwentyCallers_RenewsOnce()
    {
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        Data.ExpireTokens("alice");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.FetchHistoryMessagesFromServerAsync(Bob)));

        Assert.Equal(2, Journal.Count(EmulatorOperation.Token));
    }

    [Fact]
    public async Task ServerCall_ProvidersTokenExpired_AsksTheProviderOnceMore()
    {
        EasemobClient client = await OpenAsync(credential: EasemobCredential.Provider("alice", ProvideAsync));
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);
        Data.ExpireTokens("alice");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob)));

        Assert.Equal((2, 0), (_asked, Journal.Count(EmulatorOperation.Token)));
    }

    [Fact]
    public async Task ServerCall_ProviderThrows_PassesItOn()
    {
        EasemobCredential credential = EasemobCredential.Provider("alice", _ => throw new NotSupportedException("my own"));
        EasemobClient client = await OpenAsync(credential: credential);

        NotSupportedException own = await ThrowsAsync<NotSupportedException>(
            () => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal("my own", own.Message);
    }

    [Theory]
    [InlineData("expired", 108)]
    [InlineData("corrupt", 104)]
    [InlineData("revoked", 104)]
    public async Task ServerCall_FixedTokenRefused_FailsAtOnce(string defect, int code)
    {
        EasemobClient client = await OpenAsync(credential: EasemobCredential.Token("alice", Data.IssueToken("alice")));
        Trouble.Next(EmulatorOperation.History, Defect(defect));

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(
            () => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((code, 1), (refusal.ErrorCode.Value, Journal.Entries.Count));
    }

    [Theory]
    [InlineData("expired", 108)]
    [InlineData("corrupt", 104)]
    [InlineData("revoked", 104)]
    public async Task ServerCall_EveryTokenRefused_GivesUpAfterOneRenewal(string defect, int code)
    {
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, Defect(defect));

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal(
            (code, 2, 2), (refusal.ErrorCode.Value, Journal.Count(EmulatorOperation.History), Journal.Count(EmulatorOperation.Token)));
    }

    [Fact]
    public async Task ServerCall_RemovalWithAnExpiredToken_IsCarriedOut()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await client.SignInAsync();
        Data.ExpireTokens("alice");

        RemovalResult result = await client.ChatManager.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.True(result.IsComplete);
        Assert.Empty(Data.GetHistoryIds("alice", "bob"));
    }

    [Fact]
    public async Task ServerCall_FourFifthsOfTheTokensLife_RenewsBeforehand()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        ChatManager chat = await ChatAsync(configure: options => options.TimeProvider = clock);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        clock.Advance(TimeSpan.FromDays(49));

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal(2, Journal.Count(EmulatorOperation.Token));
        Assert.DoesNotContain(Journal.Of(EmulatorOperation.History), entry => entry.Status == 401);
    }

    [Fact]
    public async Task SignOut_ServerCalls_FailUntilTheNextSignIn()
    {
        EasemobClient client = await OpenAsync();
        await client.SignInAsync();
        await client.SignOutAsync();

        EasemobAuthenticationException refusal = await ThrowsAsync<EasemobAuthenticationException>(
            () => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob));
        await client.SignInAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal((EasemobErrorCode.NotSignedIn, 1), (refusal.ErrorCode, Journal.Count(EmulatorOperation.History)));
    }

    [Fact]
    public async Task SignOut_LocalReads_GoOn()
    {
        string id = Data.Send("bob", "alice", "hello");
        EasemobClient client = await OpenAsync();
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob);

        await client.SignOutAsync();

        Assert.Equal([id], await client.ChatManager.LoadIdsAsync(Bob));
    }

    private static Fault Defect(string name) => name switch
    {
        "expired" => Fault.TokenExpires,
        "corrupt" => Fault.TokenCorrupted,
        _ => Fault.TokenRevoked,
    };

    private Task<EasemobToken> ProvideAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(new EasemobToken(Data.IssueToken("alice")));
    }
}
