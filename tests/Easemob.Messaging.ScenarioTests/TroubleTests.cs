using Easemob.Messaging.Emulator;
using Easemob.Messaging.ScenarioTests.Support;

namespace Easemob.Messaging.ScenarioTests;

/// <summary>Answers that are refusals, passing failures or nonsense.</summary>
public class TroubleTests : Scenario
{
    public static TheoryData<string> Nonsense => [.. NonsensicalAnswers.Keys];

    private static Dictionary<string, Fault> NonsensicalAnswers { get; } = new()
    {
        ["half a JSON text"] = Fault.TruncatedJson,
        ["a web page"] = Fault.Html(200),
        ["nothing"] = Fault.Answer(200, ""),
        ["an array"] = Fault.Answer(200, "[]"),
        ["an empty object"] = Fault.Answer(200, "{}"),
        ["data that is no object"] = Fault.Answer(200, """{"data":5}"""),
        ["too deep"] = Fault.Answer(200, $$"""{"data":{{new string('[', 5000)}}{{new string(']', 5000)}}}"""),
    };

    private static Fault[] FailuresOfAnything { get; } =
    [
        Fault.TruncatedJson, Fault.Html(200), Fault.Answer(200, ""), Fault.Answer(200, "[]"), Fault.Status(500), Fault.Status(403),
        Fault.RateLimited(), Fault.ConnectionReset, Fault.ResetInBody, Fault.TruncatedBody,
    ];

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ServerCall_FailsTwiceAndThenWorks_IsRepeated(int status)
    {
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.History, times: 2, Fault.Status(status));

        await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([status, status, 200], Journal.Of(EmulatorOperation.History).Select(entry => entry.Status!.Value));
    }

    [Theory]
    [InlineData(500, 303)]
    [InlineData(502, 303)]
    [InlineData(503, 302)]
    [InlineData(504, 303)]
    public async Task ServerCall_KeepsFailing_GivesUpAfterTwoRepetitions(int status, int code)
    {
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, Fault.Html(status));

        EasemobServiceException failure = await ThrowsAsync<EasemobServiceException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal(
            (code, status, true, 3), (
                failure.ErrorCode.Value, failure.HttpStatus, failure.IsTransient, Journal.Count(EmulatorOperation.History)));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(418)]
    public async Task ServerCall_Refused_IsNotRepeated(int status)
    {
        ChatManager chat = await ChatAsync();
        Dictionary<string, string> headers = new() { ["Location"] = "http://127.0.0.1:9/" };
        Trouble.Always(EmulatorOperation.History, Fault.Answer(status, "{}", headers: headers));

        EasemobServiceException failure = await ThrowsAsync<EasemobServiceException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((status, false, 1), (failure.HttpStatus, failure.IsTransient, Journal.Count(EmulatorOperation.History)));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task ServerCall_AnswerMakesNoSense_IsProtocolException309(string answer)
    {
        Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, NonsensicalAnswers[answer]);

        EasemobProtocolException failure = await ThrowsAsync<EasemobProtocolException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((309, false, 1), (failure.ErrorCode.Value, failure.IsTransient, Journal.Count(EmulatorOperation.History)));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("reset in the body")]
    [InlineData("closed in the body")]
    public async Task ServerCall_ConnectionBreaksOnce_IsRepeated(string how)
    {
        string id = Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        Trouble.Next(EmulatorOperation.History, Break(how));

        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(Bob);

        Assert.Equal([id], page.Items.Ids());
        Assert.Equal(2, Journal.Count(EmulatorOperation.History));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("reset in the body")]
    [InlineData("closed in the body")]
    public async Task ServerCall_ConnectionKeepsBreaking_IsConnectionException300(string how)
    {
        Data.Send("bob", "alice", "hello");
        ChatManager chat = await ChatAsync();
        Trouble.Always(EmulatorOperation.History, Break(how));

        EasemobConnectionException failure = await ThrowsAsync<EasemobConnectionException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((300, true), (failure.ErrorCode.Value, failure.IsTransient));
    }

    [Fact]
    public async Task RemoveMessages_ResetAfterTheEffect_IsRepeatedWithOneEffect()
    {
        string removed = Data.Send("bob", "alice", "removed");
        string kept = Data.Send("bob", "alice", "kept");
        ChatManager chat = await ChatAsync();
        await chat.FetchHistoryMessagesFromServerAsync(Bob);
        Trouble.Next(EmulatorOperation.RemoveByIds, Fault.ConnectionReset.AfterEffect());

        RemovalResult result = await chat.RemoveMessagesFromServerAsync(Bob, [removed]);

        Assert.Equal((true, 2), (result.IsComplete, Journal.Count(EmulatorOperation.RemoveByIds)));
        Assert.Equal([kept], Data.GetHistoryIds("alice", "bob"));
        Assert.Equal([kept], await chat.LoadIdsAsync(Bob));
    }

    [Fact]
    public async Task ServerCall_ErrorInsideASuccess_IsThatError()
    {
        ChatManager chat = await ChatAsync();
        Trouble.Next(
            EmulatorOperation.History,
            Fault.Answer(200, """{"error":"service open exception","error_description":"this appKey not open message roaming"}"""));

        EasemobFeatureDisabledException refusal = await ThrowsAsync<EasemobFeatureDisabledException>(
            () => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Equal((505, 200), (refusal.ErrorCode.Value, refusal.HttpStatus));
    }

    [Fact]
    public async Task ServerCall_AnswerOverTheLimit_IsProtocolException309()
    {
        Data.AddMessage(new EmulatorMessage { From = "bob", To = "alice", Body = new TextBody { Text = new string('x', 100_000) } });
        ChatManager chat = await ChatAsync(configure: options => options.MaxResponseBytes = 64 * 1024);

        EasemobProtocolException failure = await ThrowsAsync<EasemobProtocolException>(() => chat.FetchHistoryMessagesFromServerAsync(Bob));

        Assert.Contains("MaxResponseBytes", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatorOperation.ConversationListByPage)]
    [InlineData(EmulatorOperation.ConversationList)]
    [InlineData(EmulatorOperation.History)]
    [InlineData(EmulatorOperation.RemoveByIds)]
    [InlineData(EmulatorOperation.RemoveByTime)]
    [InlineData(EmulatorOperation.DeleteConversation)]
    [InlineData(EmulatorOperation.ConversationListByCursor)]
    [InlineData(EmulatorOperation.ConversationListByMark)]
    [InlineData(EmulatorOperation.PinConversation)]
    [InlineData(EmulatorOperation.UnpinConversation)]
    [InlineData(EmulatorOperation.AddMark)]
    [InlineData(EmulatorOperation.RemoveMark)]
    [InlineData(EmulatorOperation.DeleteEverything)]
    public async Task ServerCall_EveryKindOfFailure_LeavesTheCacheAsItWas(EmulatorOperation operation)
    {
        Data.GenerateHistory("alice", "bob", 30);
        EasemobClient client = await OpenAsync(configure: options => options.Retry.MaxRetries = 0);
        await client.ChatManager.GetConversationsFromServerByPageAsync(1);
        await client.ChatManager.FetchHistoryMessagesFromServerAsync(Bob, pageSize: 10);
        string[] before = CacheDump.Rows(client);

        foreach (Fault fault in FailuresOfAnything)
        {
            Trouble.Next(operation, fault);
            await ThrowsAnyAsync<EasemobException>(() => client.ChatManager.CallAsync(operation));
        }

        Assert.Equal(before, CacheDump.Rows(client));
    }

    private static Fault Break(string how) => how switch
    {
        "reset" => Fault.ConnectionReset,
        "reset in the body" => Fault.ResetInBody,
        _ => Fault.TruncatedBody,
    };
}
