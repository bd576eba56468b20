using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>
/// Every scenario searches its logs and exceptions for the password and the tokens when it ends. Here are the cases where the
/// server itself repeats them, and what else must not be said.
/// </summary>
public class SecretsTests : Scenario
{
    private const string TextCanary = "message-canary-9d2f";

    [Fact]
    public async Task SignIn_ServerRepeatsThePassword_TheExceptionDoesNot()
    {
        Trouble.Always(EmulatorOperation.Token, Error(400, $"username alice password {Password} wrong"));
        EasemobClient client = await OpenAsync();

        EasemobServiceException failure = await ThrowsAnyAsync<EasemobServiceException>(() => client.SignInAsync());

        Assert.DoesNotContain(Password, $"{failure.ServerText} {failure}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task ServerCall_ServerRepeatsTheToken_TheExceptionDoesNot(int status)
    {
        string token = Data.IssueToken("alice");
        EasemobClient client = await OpenAsync(credential: EasemobCredential.Token("alice", token));
        Trouble.Always(EmulatorOperation.History, Error(status, $"Bearer {token} is not good"));

        EasemobServiceException failure = await ThrowsAnyAsync<EasemobServiceException>(
            () => client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.DoesNotContain(token, $"{failure.ServerText} {failure}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_TokenThatNoHeaderCanCarry_IsNotRepeated()
    {
        Trouble.Always(EmulatorOperation.Token, Fault.Answer(200, """{"access_token":"token-canary with a space","expires_in":100}"""));
        EasemobClient client = await OpenAsync();

        EasemobProtocolException failure = await ThrowsAsync<EasemobProtocolException>(() => client.SignInAsync());

        Assert.DoesNotContain("token-canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_AtTrace_HoldNoMessageText()
    {
        string id = Data.Send("bob", "alice", TextCanary);
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.History, Fault.TruncatedBody);
        Trouble.Next(EmulatorOperation.History, Fault.None);

        await chat.GetConversationsFromServerByPageAsync(1);
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        await chat.RemoveMessagesFromServerAsync(Bob, [id]);

        Assert.Contains(Log.Lines, line => line is { Level: LogLevel.Trace, Event: "RequestStarted" });
        Assert.DoesNotContain(Log.Lines, line => line.Text.Contains(TextCanary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProtocolException_AnswerCutInTheMiddle_HoldsNoMessageText()
    {
        Data.Send("bob", "alice", TextCanary);
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.ConversationListByPage, Fault.TruncatedJson);

        EasemobProtocolException failure = await ThrowsAsync<EasemobProtocolException>(() => chat.GetConversationsFromServerByPageAsync(1));

        Assert.DoesNotContain(TextCanary, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_CredentialsAndTokens_NameNoSecret()
    {
        object[] secretive =
        [
            EasemobCredential.Password("alice", Password),
            EasemobCredential.Token("alice", Password),
            new EasemobToken(Password, DateTimeOffset.UtcNow),
            Options(),
        ];

        Assert.All(secretive, each => Assert.DoesNotContain(Password, each.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_Token_TravelsInTheHeaderOnly()
    {
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        JournalEntry request = Assert.Single(Journal.Of(EmulatorOperation.History));

        string token = request.Headers["Authorization"]["Bearer ".Length..];
        Assert.DoesNotContain(token, request.Path + request.Query + request.Body, StringComparison.Ordinal);
    }

    private static Fault Error(int status, string description) =>
        Fault.Answer(status, $$"""{"error":"some_error","error_description":"{{description}}"}""");
}
