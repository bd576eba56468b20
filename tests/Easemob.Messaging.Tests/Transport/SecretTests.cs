namespace Easemob.Messaging.Tests.Transport;

/// <summary>Neither a password nor a token leaves in an exception or a log line, even where the server repeats it.</summary>
public class SecretTests
{
    private const string Password = "canary-password";
    private const string Token = "canary-token";

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task SignIn_ServerRepeatsThePassword_StaysSecret(int status)
    {
        using var rig = new TransportRig(
            new StubHandler(sent => StubHandler.Error(status, $"invalid grant: {sent.Body}")), EasemobCredential.Password("alice", Password));

        await AssertSecretAsync(rig, () => rig.Transport.SignInAsync(default));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task SignIn_ServerRepeatsThePasswordAsJson_StaysSecret(bool inText, bool isSpeltOtherwise)
    {
        using var rig = new TransportRig(
            new StubHandler(sent =>
            {
                string echo = isSpeltOtherwise ? sent.Body!.Replace("\\u0022", "\\\"", StringComparison.Ordinal) : sent.Body!;
                return inText ? StubHandler.Error(400, echo) : StubHandler.Json(400, $$"""{"request":{{echo}}}""");
            }),
            EasemobCredential.Password("alice", "\"quoted+" + Password));

        await AssertSecretAsync(rig, () => rig.Transport.SignInAsync(default));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Call_ServerRepeatsTheToken_StaysSecret(int status)
    {
        using var rig = new TransportRig(
            new StubHandler(sent => sent.Method == "POST"
                ? StubHandler.Json(200, $$"""{"access_token":"{{Token}}"}""")
                : StubHandler.Error(status, $"bad {sent.Authorization} {Password}")),
            EasemobCredential.Password("alice", "another-" + Password));

        await AssertSecretAsync(rig, () => rig.CallAsync(), Token);
    }

    [Fact]
    public async Task SignIn_UnusableToken_StaysSecret()
    {
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Json(200, $$"""{"access_token":"{{Token}} broken"}""")), EasemobCredential.Password("alice", Password));

        await AssertSecretAsync(rig, () => rig.Transport.SignInAsync(default));
    }

    [Fact]
    public async Task Remove_Succeeds_LogsNoQuery()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, "{}")));

        await rig.Transport.RemoveMessagesAsync(ConversationKey.Chat("bob"), ["4711"]);

        Assert.DoesNotContain(rig.Log.Lines, line => line.Text.Contains("4711", StringComparison.Ordinal));
        Assert.NotEmpty(rig.Log.Lines);
    }

    private static async Task AssertSecretAsync(TransportRig rig, Func<Task> call, params string[] secrets)
    {
        var error = await Assert.ThrowsAnyAsync<EasemobException>(call);
        foreach (string secret in secrets.Length > 0 ? secrets : [Password, Token])
        {
            Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(rig.Log.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(secret, (error as EasemobServiceException)?.ServerText ?? string.Empty, StringComparison.Ordinal);
        }
    }
}
