using System.Text.Json;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Which answer becomes which error: every row, and every recorded error answer.</summary>
public class RestErrorTests
{
    private static readonly EasemobRetryOptions NoRetries = new() { MaxRetries = 0 };

    [Theory]
    [InlineData(401, "Unable to authenticate due to expired access token", null, 108, typeof(EasemobAuthenticationException), false)]
    [InlineData(401, "Unable to authenticate (OAuth)", null, 104, typeof(EasemobAuthenticationException), false)]
    [InlineData(404, "User Not Found", null, 204, typeof(EasemobServiceException), false)]
    [InlineData(404, "org.UserNotFoundException", null, 204, typeof(EasemobServiceException), false)]
    [InlineData(404, "organization_application_not_found", null, 100, typeof(EasemobServiceException), false)]
    [InlineData(400, "this appKey not open message roaming", null, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(400, "the app is not open", null, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(403, "service not open!", null, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(403, "d", 15002, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(403, "d", 40000, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(403, "d", 60004, 505, typeof(EasemobFeatureDisabledException), false)]
    [InlineData(400, "delete msg list limit can not greater than 50", null, 112, typeof(EasemobServiceException), false)]
    [InlineData(400, "pull number cannot be greater than 50", null, 112, typeof(EasemobServiceException), false)]
    [InlineData(400, "limit is to large", null, 112, typeof(EasemobServiceException), false)]
    [InlineData(400, "The quantity has exceeded the limit!", null, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "remark length must less than 10", null, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "d", 60006, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "d", 60007, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "d", 60009, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "d", 60012, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "d", 91104, 4, typeof(EasemobServiceException), false)]
    [InlineData(403, "d", 40005, 4, typeof(EasemobServiceException), false)]
    [InlineData(403, "d", 40007, 4, typeof(EasemobServiceException), false)]
    [InlineData(403, "d", 91002, 4, typeof(EasemobServiceException), false)]
    [InlineData(403, "d", 91101, 4, typeof(EasemobServiceException), false)]
    [InlineData(400, "users are not members of this group", null, 602, typeof(EasemobServiceException), false)]
    [InlineData(403, "The user not in this group!", null, 602, typeof(EasemobServiceException), false)]
    [InlineData(404, "d", 60003, 602, typeof(EasemobServiceException), false)]
    [InlineData(404, "d", 20004, 602, typeof(EasemobServiceException), false)]
    [InlineData(404, "do not find this group", null, 606, typeof(EasemobServiceException), false)]
    [InlineData(404, "grpID 1 does not exist!", null, 606, typeof(EasemobServiceException), false)]
    [InlineData(404, "d", 91001, 107, typeof(EasemobServiceException), false)]
    [InlineData(404, "user session pin message not exist", null, 500, typeof(EasemobServiceException), false)]
    [InlineData(400, "report failed, get message by id failed", null, 500, typeof(EasemobServiceException), false)]
    [InlineData(400, "something else", null, 110, typeof(EasemobServiceException), false)]
    [InlineData(403, "something else", null, 210, typeof(EasemobServiceException), false)]
    [InlineData(429, "not open", null, 4, typeof(EasemobRateLimitException), true)]
    [InlineData(503, "x", null, 302, typeof(EasemobServiceException), true)]
    [InlineData(408, "x", null, 303, typeof(EasemobServiceException), true)]
    [InlineData(500, "x", null, 303, typeof(EasemobServiceException), true)]
    [InlineData(502, "x", null, 303, typeof(EasemobServiceException), true)]
    [InlineData(504, "x", null, 303, typeof(EasemobServiceException), true)]
    [InlineData(599, "x", null, 303, typeof(EasemobServiceException), true)]
    [InlineData(404, "something else", null, 303, typeof(EasemobServiceException), false)]
    [InlineData(405, "x", null, 303, typeof(EasemobServiceException), false)]
    [InlineData(302, "x", null, 303, typeof(EasemobServiceException), false)]
    public async Task FetchHistory_ErrorAnswer_BecomesTheRowsError(
        int status, string text, int? serverCode, int expectedCode, Type expectedType, bool isTransient)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(status, text, code: serverCode)), retry: NoRetries);

        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => FetchAsync(rig, ConversationKey.Group("g1")));

        Assert.Equal(expectedType, error.GetType());
        Assert.Equal(
            (expectedCode, status, serverCode, isTransient, "FetchHistory", text),
            (error.ErrorCode.Value, error.HttpStatus, error.ServerCode, error.IsTransient, error.Operation, error.ServerText));
        Assert.Contains($"error {expectedCode}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("error_description")]
    [InlineData("exception")]
    [InlineData("message")]
    [InlineData("result")]
    public async Task FetchHistory_TextInAnyMember_IsFound(string member)
    {
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Json(400, $$"""{"{{member}}":"this appKey NOT open"}""")), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobFeatureDisabledException>(() => FetchAsync(rig, ConversationKey.Chat("bob")));

        Assert.Equal(EasemobErrorCode.ServiceNotEnabled, error.ErrorCode);
    }

    [Fact]
    public async Task GetConversations_NotOpen_IsErrorOfConversationLists()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(403, "user channel service not open!")), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobFeatureDisabledException>(() => rig.CallAsync());

        Assert.Equal(EasemobErrorCode.ConversationListNotEnabled, error.ErrorCode);
    }

    [Theory]
    [InlineData(403, "user channel service not open!", null)]
    [InlineData(403, "d", 15002)]
    public async Task GetConversationsByCursor_NotOpen_IsErrorOfConversationLists(int status, string text, int? serverCode)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(status, text, code: serverCode)), retry: NoRetries);
        var request = new ConversationListRequest { Query = new ConversationQuery { Pinned = true }, PageSize = 50 };

        var error = await Assert.ThrowsAsync<EasemobFeatureDisabledException>(() => rig.Transport.GetConversationsAsync(request));

        Assert.Equal(EasemobErrorCode.ConversationListNotEnabled, error.ErrorCode);
    }

    [Theory]
    [InlineData(403, "user channel service not open!", null, 505)]
    [InlineData(400, "The quantity has exceeded the limit!", null, 4)]
    [InlineData(404, "the conversation was not found", 91001, 107)]
    public async Task PinConversation_ErrorAnswer_BecomesTheRowsError(int status, string text, int? serverCode, int expectedCode)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(status, text, code: serverCode)), retry: NoRetries);

        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(
            () => rig.Transport.PinConversationAsync(ConversationKey.Chat("bob")));

        Assert.Equal((expectedCode, "PinConversation", false), (error.ErrorCode.Value, error.Operation, error.IsOutcomeUnknown));
    }

    [Fact]
    public async Task FetchHistory_RoomMissing_IsErrorOfRooms()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(404, "do not find this group:1")), retry: NoRetries);

        var error = await Assert.ThrowsAsync<EasemobServiceException>(() => FetchAsync(rig, ConversationKey.ChatRoom("r1")));

        Assert.Equal(EasemobErrorCode.ChatRoomNotFound, error.ErrorCode);
    }

    [Theory]
    [InlineData("error-200-not-json", 309)]
    [InlineData("error-204-is-an-error", 309)]
    [InlineData("error-400-body-unreadable", 110)]
    [InlineData("error-400-code-40009", 110)]
    [InlineData("error-400-code-91104", 4)]
    [InlineData("error-400-illegal-mark", 110)]
    [InlineData("error-400-mark-empty", 110)]
    [InlineData("error-400-other", 110)]
    [InlineData("error-400-pin-msg-id", 110)]
    [InlineData("error-400-presence-not-open", 106)]
    [InlineData("error-400-quantity", 4)]
    [InlineData("error-400-roaming-not-open", 106)]
    [InlineData("error-401-bad", 104)]
    [InlineData("error-401-code-40001", 104)]
    [InlineData("error-401-code-60001", 104)]
    [InlineData("error-401-corrupt", 104)]
    [InlineData("error-401-oauth", 104)]
    [InlineData("error-403-code-40000", 106)]
    [InlineData("error-403-code-60002", 210)]
    [InlineData("error-403-code-91101", 4)]
    [InlineData("error-403-code-91102", 210)]
    [InlineData("error-403-roaming-function-not-open", 106)]
    [InlineData("error-403-service-not-open", 106)]
    [InlineData("error-404-app-not-found", 100)]
    [InlineData("error-404-code-60003", 602)]
    [InlineData("error-404-code-91001", 107)]
    [InlineData("error-404-empty-body", 303)]
    [InlineData("error-404-service-resource-user", 204)]
    [InlineData("error-404-service-resource", 303)]
    [InlineData("error-404-user-not-found", 204)]
    [InlineData("error-406-other", 303)]
    [InlineData("error-429-max", 4)]
    [InlineData("error-429-resource", 4)]
    [InlineData("error-429", 4)]
    [InlineData("error-500-code-99999", 303)]
    [InlineData("error-500", 303)]
    [InlineData("error-502-html", 303)]
    [InlineData("error-502", 303)]
    public async Task GetConversations_RecordedErrorAnswer_BecomesTheNativeNumber(string name, int expectedCode)
    {
        JsonElement vector = RestVectors.Load(name);
        using var rig = new TransportRig(new StubHandler(_ => RestVectors.ToResponse(vector.GetProperty("response"))), retry: NoRetries);

        var error = await Assert.ThrowsAnyAsync<EasemobException>(() => rig.CallAsync());

        Assert.Equal(expectedCode, error.ErrorCode.Value);
    }

    [Fact]
    public void RecordedErrorAnswers_AreAllExpectedAbove()
    {
        string[] withoutAnswer = ["error-dropped-connection", "error-timeout-15s"];
        IEnumerable<object?> expected = typeof(RestErrorTests)
            .GetMethod(nameof(GetConversations_RecordedErrorAnswer_BecomesTheNativeNumber))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(row => ((InlineDataAttribute)row).GetData(null!).Single()[0]);

        Assert.Equal(RestVectors.Names.Where(name => name.StartsWith("error-", StringComparison.Ordinal)).Except(withoutAnswer), expected.Order());
    }

    [Theory]
    [InlineData("""{"error":"service open exception","error_description":"not open"}""", 505)]
    [InlineData("""{"error":"param exception","error_description":"who knows"}""", 303)]
    public async Task FetchHistory_ErrorInsideSuccess_IsNoSuccess(string body, int expectedCode)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, body)));

        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => FetchAsync(rig, ConversationKey.Chat("bob")));

        Assert.Equal((expectedCode, 200, false), (error.ErrorCode.Value, error.HttpStatus, error.IsTransient));
    }

    [Theory]
    [InlineData("""{"error":null,"data":{"error":"in a message"}}""")]
    [InlineData("""{"error":"","data":{}}""")]
    [InlineData("""{"data":{"text":"\"error\""},"error":{"no":"text"}}""")]
    public async Task Remove_SuccessThatOnlyMentionsErrors_IsSuccess(string body)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, body)));

        Assert.Equal(default, await rig.Transport.RemoveMessagesAsync(ConversationKey.Chat("bob"), ["1"]));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task GetConversations_ErrorTextNotUnicode_IsReadAllTheSame(int status)
    {
        byte[] body = [.. "{\"error\":\"\\ud83d\",\"error_description\":\"not open "u8, 0xC4, 0xE3, .. "\"}"u8];
        using var rig = new TransportRig(
            new StubHandler(_ => StubHandler.Content(status, new ByteArrayContent(body))), retry: new EasemobRetryOptions { MaxRetries = 0 });

        var error = await Assert.ThrowsAnyAsync<EasemobServiceException>(() => rig.CallAsync());

        Assert.StartsWith("not open \uFFFD", error.ServerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetConversations_SuccessWithANameThatIsNotUnicode_IsSuccess()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, """{"\ud83d":1,"error":"","data":{}}""")));

        Assert.Empty(await rig.CallAsync());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task GetConversations_AnyTwoHundred_IsSuccess(int status)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(status, "\uFEFF " + StubHandler.NoConversations)));

        Assert.Empty(await rig.CallAsync());
    }

    [Fact]
    public async Task FetchHistory_LongHostileText_IsCutAndOnOneLine()
    {
        string text = "first\r\nsecond\u0000\u001b[31m\u2028" + new string('x', 5000);
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(400, text)));

        var error = await Assert.ThrowsAsync<EasemobServiceException>(() => FetchAsync(rig, ConversationKey.Chat("bob")));

        Assert.Equal(200, error.ServerText!.Length);
        Assert.StartsWith("first  second  [31m x", error.ServerText, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    private static Task<CursorPage<ChatMessage>> FetchAsync(TransportRig rig, ConversationKey conversation) =>
        rig.Transport.FetchHistoryAsync(new HistoryRequest { Conversation = conversation, PageSize = 20 });
}
