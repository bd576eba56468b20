namespace Easemob.Messaging.Tests.Transport;

public class RestRequestTests
{
    private const string Empty = """{"data":{"msgs":[],"is_last":true}}""";

    [Fact]
    public async Task FetchHistory_SeveralSenders_SendsTheListBesideNull()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, Empty)));

        await rig.Transport.FetchHistoryAsync(new HistoryRequest
        {
            Conversation = ConversationKey.Group("g1"),
            PageSize = 50,
            Query = new HistoryQuery { Senders = ["bob", "carol"] },
        });

        Assert.Equal(
            """{"queue":"g1@conference.easemob.com","start":-1,"pull_number":50,"is_positive":false,"msgType":"","end":-1,"startTime":null,"endTime":null,"userId":null,"userIds":["bob","carol"]}""",
            rig.Handler.Sent[0].Body);
    }

    [Fact]
    public async Task FetchHistory_Start_IsSentAsText()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, Empty)));

        await rig.Transport.FetchHistoryAsync(new HistoryRequest
        {
            Conversation = ConversationKey.Thread("t1"),
            Start = "18446744073709551615",
            PageSize = 1,
        });

        Assert.Contains("\"start\":\"18446744073709551615\"", rig.Handler.Sent[0].Body, StringComparison.Ordinal);
        Assert.Contains("t1@conference.easemob.com", rig.Handler.Sent[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetConversations_Unpaged_SendsContentTypeAndNoQuery()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, StubHandler.NoConversations)));

        await rig.Transport.GetConversationsAsync();

        SentRequest sent = Assert.Single(rig.Handler.Sent);
        Assert.Equal(("GET", "/lab-org/lab-app/users/alice/user_channels", ""), (sent.Method, sent.Path, sent.Query));
        Assert.Equal(("application/json", 0L), (sent.ContentType, sent.ContentLength));
    }

    [Fact]
    public async Task DeleteConversation_HasBody_SendsItsLength()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, "{}")));

        await rig.Transport.DeleteConversationAsync(ConversationKey.Group("g1"), ServerMessages.Keep);

        SentRequest sent = Assert.Single(rig.Handler.Sent);
        Assert.Equal("""{"channel":"g1","type":"groupChat","delete_roam":false}""", sent.Body);
        Assert.Equal(sent.Body.Length, sent.ContentLength);
    }

    [Fact]
    public async Task GetConversationsByCursor_CursorWithOddCharacters_IsEscaped()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, StubHandler.NoConversations)));

        await rig.Transport.GetConversationsAsync(
            new ConversationListRequest { Query = new ConversationQuery(), Cursor = "a&b=/+ c", PageSize = 50 });

        Assert.StartsWith("limit=50&cursor=a%26b%3D%2F%2B%20c&need_mark=true&", rig.Handler.Sent[0].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"requestStatusCode":"ok","timestamp":1700000009000}""", 1700000009000L)]
    [InlineData("""{"requestStatusCode":"ok"}""", null)]
    [InlineData("""{"timestamp":"1700000009000"}""", null)]
    [InlineData("""{"timestamp":1e300}""", null)]
    [InlineData("""{"timestamp":-5}""", null)]
    [InlineData("""{"timestamp":0}""", null)]
    [InlineData("""{"timestamp":1,"timestamp":1700000009000}""", 1700000009000L)]
    public async Task RemoveMessages_Answer_GivesTheServersTime(string body, long? expected)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, body)));

        ServerReceipt receipt = await rig.Transport.RemoveMessagesAsync(ConversationKey.Chat("bob"), ["1"]);

        Assert.Equal(expected, receipt.ServerTime?.ToUnixTimeMilliseconds());
    }
}
