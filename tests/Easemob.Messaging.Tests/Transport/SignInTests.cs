using System.Text.Json;

namespace Easemob.Messaging.Tests.Transport;

public class SignInTests
{
    private static readonly EasemobCredential Password = EasemobCredential.Password("Alice", "PASSWORD");

    [Theory]
    [InlineData("login-password", null)]
    [InlineData("login-minimal-answer", null)]
    [InlineData("login-no-access-token", 309)] // the vendor's client goes on with the token "undefined"
    [InlineData("login-user-banned", 305)]
    [InlineData("login-user-not-found", 204)]
    [InlineData("login-wrong-password", 102)]
    public async Task SignIn_RecordedCase_SendsTheRequestAndUnderstandsTheAnswer(string name, int? expectedError)
    {
        JsonElement vector = RestVectors.Load(name);
        using var rig = new TransportRig(new StubHandler(_ => RestVectors.ToResponse(vector.GetProperty("response"))), Password);

        Exception? error = await Record.ExceptionAsync(() => rig.Transport.SignInAsync(default));

        Assert.Equal(expectedError, (error as EasemobException)?.ErrorCode.Value);
        RestVectors.AssertRequest(vector.GetProperty("request"), Assert.Single(rig.Handler.Sent), TransportRig.Token);
    }

    [Theory]
    [InlineData(400, "invalid password", 102, typeof(EasemobAuthenticationException))]
    [InlineData(400, "invalid username or password", 102, typeof(EasemobAuthenticationException))]
    [InlineData(400, "user not activated", 305, typeof(EasemobAuthenticationException))]
    [InlineData(404, "user not found", 204, typeof(EasemobAuthenticationException))]
    [InlineData(404, "User null not found", 204, typeof(EasemobAuthenticationException))]
    [InlineData(404, "organization_application_not_found", 100, typeof(EasemobServiceException))]
    [InlineData(401, "Unable to authenticate (OAuth)", 104, typeof(EasemobAuthenticationException))]
    [InlineData(400, "something else", 110, typeof(EasemobServiceException))]
    public async Task SignIn_Refusal_IsFinal(int status, string text, int expectedCode, Type expectedType)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(status, text)), Password);

        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => rig.CallAsync());

        Assert.Equal((expectedType, expectedCode, "SignIn"), (error.GetType(), error.ErrorCode.Value, error.Operation));
        Assert.Single(rig.Handler.Sent);
    }

    [Fact]
    public async Task Call_SignInFailsInPassing_IsRepeated()
    {
        using var rig = new TransportRig(
            StubHandler.InOrder(
                () => StubHandler.Json(503, ""),
                () => StubHandler.Json(200, """{"access_token":"T","expires_in":60}"""),
                () => StubHandler.Json(200, StubHandler.NoConversations)),
            Password);

        await rig.CallAsync();

        Assert.Equal(["POST", "POST", "GET"], rig.Handler.Sent.Select(sent => sent.Method));
        Assert.Equal("Bearer T", rig.Handler.Sent[2].Authorization);
    }

    [Theory]
    [InlineData("100", 80, true)]
    [InlineData("100", 79, false)]
    [InlineData("\"100\"", 80, true)]
    [InlineData("0", 100_000_000, false)]
    [InlineData("-1", 100_000_000, false)]
    [InlineData("null", 100_000_000, false)]
    [InlineData("5184000000", 5184000 * 0.8, true)] // 60 days in milliseconds
    [InlineData("5184000000", (5184000 * 0.8) - 1, false)]
    [InlineData("1e300", 100_000_000, false)]
    public async Task Call_ExpiresIn_IsSecondsUnlessAbsurd(string expiresIn, double secondsLater, bool isRenewed)
    {
        using var rig = new TransportRig(
            new StubHandler(sent => StubHandler.Json(
                200, sent.Method == "POST" ? $$"""{"access_token":"T","expires_in":{{expiresIn}}}""" : StubHandler.NoConversations)),
            Password);
        await rig.CallAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(secondsLater));
        await rig.CallAsync();

        Assert.Equal(isRenewed ? 2 : 1, rig.Handler.Sent.Count(sent => sent.Method == "POST"));
    }

    [Theory]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":7}""")]
    [InlineData("""{"access_token":"with space"}""")]
    [InlineData("""{"access_token":"line\r\nInjected: 1"}""")]
    public async Task SignIn_UnusableToken_IsProtocolError(string body)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, body)), Password);

        await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.Transport.SignInAsync(default));
    }

    [Fact]
    public async Task Call_Unauthorized_RenewsOnceAndRepeats()
    {
        int tokens = 0;
        using var rig = new TransportRig(
            new StubHandler(sent => sent.Authorization == "Bearer t1"
                ? StubHandler.Error(401, "Unable to authenticate due to expired access token")
                : StubHandler.Json(200, StubHandler.NoConversations)),
            EasemobCredential.Provider("alice", _ => Task.FromResult(new EasemobToken($"t{++tokens}"))));

        await rig.CallAsync();

        Assert.Equal(["Bearer t1", "Bearer t2"], rig.Handler.Sent.Select(sent => sent.Authorization));
        Assert.Equal(2, tokens);
    }

    [Theory]
    [InlineData("Unable to authenticate due to expired access token", 108)]
    [InlineData("Unable to authenticate due to corrupt access token", 104)]
    public async Task Call_UnauthorizedAgain_IsAuthenticationError(string text, int expectedCode)
    {
        int tokens = 0;
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Error(401, text)),
            EasemobCredential.Provider("alice", _ => Task.FromResult(new EasemobToken($"t{++tokens}"))));

        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => rig.CallAsync());

        Assert.Equal((expectedCode, 2, 2), (error.ErrorCode.Value, tokens, rig.Handler.Sent.Count));
    }

    [Fact]
    public async Task Call_UnauthorizedWithFixedToken_SaysThatNobodyCanRenewIt()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(401, "expired access token")));

        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => rig.CallAsync());

        Assert.Equal(EasemobErrorCode.TokenExpired, error.ErrorCode);
        Assert.Contains("cannot be renewed", error.Message, StringComparison.Ordinal);
        Assert.Single(rig.Handler.Sent);
    }

    [Fact]
    public async Task Call_ManyUnauthorizedAtOnce_RenewOnce()
    {
        const int Callers = 50;
        int tokens = 0;
        int waiting = 0;
        var allAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rig = new TransportRig(
            new StubHandler(async (sent, _) =>
            {
                if (sent.Authorization != "Bearer t1")
                {
                    return StubHandler.Json(200, StubHandler.NoConversations);
                }

                if (Interlocked.Increment(ref waiting) == Callers)
                {
                    allAsked.SetResult();
                }

                await allAsked.Task;
                return StubHandler.Error(401, "expired access token");
            }),
            EasemobCredential.Provider("alice", _ => Task.FromResult(new EasemobToken($"t{Interlocked.Increment(ref tokens)}"))));

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => rig.CallAsync()));

        Assert.Equal((2, 2 * Callers), (tokens, rig.Handler.Sent.Count));
    }

    [Fact]
    public async Task Call_ProviderThrows_ReachesTheCallerAsItIs()
    {
        var own = new InvalidTimeZoneException("mine");
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Json(200, "{}")), EasemobCredential.Provider("alice", _ => throw own));

        Assert.Same(own, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rig.CallAsync()));
        Assert.Empty(rig.Handler.Sent);
    }

    [Fact]
    public async Task SignIn_FixedToken_SendsNothing()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(500, "")));

        await rig.Transport.SignInAsync(default);

        Assert.Empty(rig.Handler.Sent);
    }

    [Fact]
    public async Task SignOut_UntilSignIn_CallsFailWithoutARequest()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, StubHandler.NoConversations)));

        rig.Transport.SignOut();
        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => rig.CallAsync());
        Assert.Empty(rig.Handler.Sent);
        await rig.Transport.SignInAsync(default);
        await rig.CallAsync();

        Assert.Equal(EasemobErrorCode.NotSignedIn, error.ErrorCode);
    }

    [Fact]
    public async Task SignOut_WhileTheServerAnswers_TheAnswerIsNotHandedOn()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var rig = new TransportRig(new StubHandler((_, _) =>
        {
            arrived.SetResult();
            return answer.Task;
        }));

        Task call = rig.CallAsync();
        await arrived.Task;
        rig.Transport.SignOut();
        answer.SetResult(StubHandler.Json(200, StubHandler.NoConversations));

        var error = await Assert.ThrowsAsync<EasemobAuthenticationException>(() => call);
        Assert.Equal(EasemobErrorCode.NotSignedIn, error.ErrorCode);
    }
}
