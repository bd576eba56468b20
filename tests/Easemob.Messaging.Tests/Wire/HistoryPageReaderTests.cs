using System.Text;
using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

public class HistoryPageReaderTests
{
    private const string Record =
        "CIknEiMKD2xhYi1vcmcjbGFiLWFwcBIDYm9iGgtlYXNlbW9iLmNvbRolCg9sYWItb3JnI2xhYi1hcHASBWFsaWNlGgtlYXNlbW9iLmNvbSCJ95X/vDEoATJWCAESIwoPbGFiLW9yZyNsYWItYXBwEgNib2IaC2Vhc2Vtb2IuY29tGiUKD2xhYi1vcmcjbGFiLWFwcBIFYWxpY2UaC2Vhc2Vtb2IuY29tIgYIABICaGk=";

    public static TheoryData<string> Recorded => [.. Vector.Names("rest", "history-", "fetch-").Where(HasMessages)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Read_RecordedAnswer_SaysWhatTheVendorsClientSays(string name)
    {
        JsonElement vector = Vector.Load("rest", name);
        JsonElement vendor = vector.GetProperty("result").GetProperty("resolved").GetProperty("messages");

        CursorPage<ChatMessage> page = Read(vector.GetProperty("response").GetProperty("body").GetRawText());

        // Ascending here, as the server sent them there; a record that came twice is one message here.
        JsonElement[] expected = [.. vendor.EnumerateArray()
            .DistinctBy(message => message.GetProperty("id").GetString())
            .OrderBy(message => message.GetProperty("time").GetInt64())];
        Assert.Equal(expected.Length, page.Items.Count);
        Assert.All(expected.Zip(page.Items), pair => VendorMessage.AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public void Read_MixedRecords_SkipsAndCountsWhatIsNoMessage()
    {
        JsonElement vector = Vector.Load("rest", "history-mixed-records");

        CursorPage<ChatMessage> page = Read(vector.GetProperty("response").GetProperty("body").GetRawText());

        Assert.Equal(["5001"], page.Items.Select(message => message.MessageId));
        Assert.Equal(3, page.SkippedCount);
    }

    [Fact]
    public void Read_ReadReceiptThatHangsTheVendorsClient_IsSkipped()
    {
        JsonElement vector = Vector.Load("rest", "history-read-ack-seen-twice");

        CursorPage<ChatMessage> page = Read(vector.GetProperty("response").GetProperty("body").GetRawText());

        Assert.Empty(page.Items);
        Assert.Equal(1, page.SkippedCount);
        Assert.Null(page.Cursor);
    }

    [Theory]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"msgs":null,"next_key":null,"is_last":null}}""")]
    [InlineData("""{"data":{"msgs":[],"next_key":"","is_last":false}}""")]
    [InlineData("""{"data":{"msgs":[],"next_key":"undefined","is_last":false}}""")]
    [InlineData("""{"data":{"msgs":[],"next_key":"77","is_last":true}}""")]
    [InlineData("""{"data":{"msgs":"none","next_key":{"a":[1]},"is_last":[]},"more":{"x":[{}]}}""")]
    public void Read_NothingFollows_HasNoCursor(string answer)
    {
        CursorPage<ChatMessage> page = Read(answer);

        Assert.Empty(page.Items);
        Assert.Null(page.Cursor);
    }

    [Theory]
    [InlineData("""{"data":{"msgs":[],"next_key":"77","is_last":false}}""")]
    [InlineData("""{"data":{"msgs":[],"next_key":77}}""")]
    public void Read_SomethingFollows_HasTheCursor(string answer) => Assert.Equal("77", Read(answer).Cursor);

    [Fact]
    public void Read_FilteredPageMarkedLast_KeepsTheCursor()
    {
        var query = new HistoryQuery { Types = [MessageType.Text] };

        CursorPage<ChatMessage> page = Read("""{"data":{"msgs":[],"next_key":"77","is_last":true}}""", query);

        Assert.Equal("77", page.Cursor);
    }

    [Fact]
    public void Read_OddRecords_SkipsAndCountsThem()
    {
        CursorPage<ChatMessage> page = Read(
            $$$"""{"data":{"msgs":[1,null,"x",[],{},{"msg":7},{"msg":""},{"msg":"****"},{"msg":"AAAA"},{"msg":"{{{Record}}}"}]}}""");

        Assert.Equal(["5001"], page.Items.Select(message => message.MessageId));
        Assert.Equal(9, page.SkippedCount);
    }

    [Fact]
    public void Read_EscapedSlashesInBase64_AreUnderstood()
    {
        CursorPage<ChatMessage> page = Read($$$"""{"data":{"msgs":[{"msg":"{{{Record.Replace("/", "\\/", StringComparison.Ordinal)}}}"}]}}""");

        Assert.Equal(["5001"], page.Items.Select(message => message.MessageId));
        Assert.Equal("hi", Assert.IsType<TextMessageBody>(page.Items[0].Body).Text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"data\"")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[]}""")]
    public void Read_NoDataObject_Throws(string answer) => Assert.Throws<WireFormatException>(() => Read(answer));

    [Theory]
    [InlineData("""{"data":{"next_key":"\ud83d"}}""")]
    [InlineData("""{"data":{"msgs":[{"msg":"\ud83d"}]}}""")]
    public void Read_CursorOrRecordNotUnicode_Throws(string answer) => Assert.Throws<WireFormatException>(() => Read(answer));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"data":{"msgs":[{"msg":"AA""")]
    [InlineData("""{"data":{"msgs":[]}""")]
    [InlineData("""{"data":{}} trailing""")]
    public void Read_NotJson_Throws(string answer) => Assert.ThrowsAny<JsonException>(() => Read(answer));

    [Fact]
    public void Read_DeeplyNestedAnswer_Throws()
    {
        string answer = "{\"data\":{},\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        Assert.ThrowsAny<JsonException>(() => Read(answer));
    }

    private static bool HasMessages(string name) =>
        Vector.Load("rest", name).GetProperty("result") is { ValueKind: JsonValueKind.Object } result
        && result.TryGetProperty("resolved", out JsonElement resolved)
        && resolved.ValueKind == JsonValueKind.Object && resolved.TryGetProperty("messages", out _);

    private static CursorPage<ChatMessage> Read(string answer, HistoryQuery? query = null)
    {
        var request = new HistoryRequest { Conversation = ConversationKey.Chat("bob"), PageSize = 50, Query = query ?? new HistoryQuery() };
        return HistoryPageReader.Read(Encoding.UTF8.GetBytes(answer), request, "alice");
    }
}
