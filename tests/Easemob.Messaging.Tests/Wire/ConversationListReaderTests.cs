using System.Text;
using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

public class ConversationListReaderTests
{
    // The vendor's client shows these as an empty message; here they are kept as unknown bodies.
    private static readonly string[] UnknownBodies = ["meta-no-bodies", "meta-unknown-body"];

    // The vendor's client fails at these although the message can be understood.
    private static readonly string[] VendorFails = ["meta-audio-no-ext", "conversationlist-payload-not-json", "conversationlist-payload-object"];

    public static TheoryData<string> Recorded => [.. Vector.Names("rest", "conversationlist-", "meta-").Except([.. UnknownBodies, .. VendorFails])];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Read_RecordedAnswer_SaysWhatTheVendorsClientSays(string name)
    {
        JsonElement vector = Vector.Load("rest", name);
        JsonElement[] vendor = [.. vector.GetProperty("result").GetProperty("resolved").GetProperty("data").GetProperty("channel_infos").EnumerateArray()];

        IReadOnlyList<Conversation> list = Read(vector, out int skipped);

        Assert.Equal(0, skipped);
        Assert.Equal(vendor.Length, list.Count);
        for (int i = 0; i < vendor.Length; i++)
        {
            Assert.Equal(vendor[i].GetProperty("unread_num").GetInt32(), list[i].UnreadCount);
            Assert.Contains(list[i].Key.Id, vendor[i].GetProperty("channel_id").GetString(), StringComparison.Ordinal);
            ChatMessage? latest = list[i].LatestMessage;
            Assert.NotNull(latest);
            VendorMessage.AssertSame(vendor[i].GetProperty("lastMessage"), latest);
        }
    }

    [Theory]
    [InlineData("meta-no-bodies", "empty")]
    [InlineData("meta-unknown-body", "new-thing")]
    public void Read_BodyNobodyKnows_IsKeptAsUnknown(string name, string type)
    {
        ChatMessage? latest = Read(Vector.Load("rest", name), out _)[0].LatestMessage;

        Assert.NotNull(latest);
        Assert.Equal(type, latest.Type.Value);
        Assert.Contains("1001", Encoding.UTF8.GetString(Assert.IsType<UnknownMessageBody>(latest.Body).Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AudioWithoutExtension_IsUnderstood() =>
        Assert.IsType<VoiceMessageBody>(Read(Vector.Load("rest", "meta-audio-no-ext"), out _)[0].LatestMessage!.Body);

    [Fact]
    public void Read_PayloadNotJson_KeepsTheConversationWithoutMessage()
    {
        Conversation conversation = Assert.Single(Read(Vector.Load("rest", "conversationlist-payload-not-json"), out int skipped));

        Assert.Equal(ConversationKey.Chat("bob"), conversation.Key);
        Assert.Null(conversation.LatestMessage);
        Assert.Equal(1, skipped);
    }

    [Theory]
    [InlineData("org#app_bob@easemob.com", ConversationType.Chat, "bob")]
    [InlineData("ORG#App_Bob@easemob.com", ConversationType.Chat, "bob")]
    [InlineData("org#app_under_score_@easemob.com", ConversationType.Chat, "under_score_")]
    [InlineData("org#app_244001122334455@conference.easemob.com", ConversationType.Group, "244001122334455")]
    [InlineData("org#app_bob@easemob.com/webim_1", ConversationType.Chat, "bob")]
    [InlineData("bob@easemob.com", ConversationType.Chat, "bob")]
    [InlineData("244001122334455@conference.easemob.com", ConversationType.Group, "244001122334455")]
    [InlineData("other_bob@easemob.com", ConversationType.Chat, "other_bob")]
    public void Read_ChannelId_CutsExactlyTheAppKey(string channelId, ConversationType type, string id)
    {
        Conversation conversation = Assert.Single(Read($$$"""{"data":{"channel_infos":[{"channel_id":"{{{channelId}}}"}]}}""", out _));

        Assert.Equal(type, conversation.Key.Type);
        Assert.Equal(id, conversation.Key.Id);
    }

    [Fact]
    public void Read_OddEntries_KeepsWhatHasAName()
    {
        const string Answer = """
            {"data":{"channel_infos":[
              {}, {"channel_id":""}, {"channel_id":"org#app_@easemob.com"},
              {"channel_id":"org#app_a@easemob.com","unread_num":"3","meta":{}},
              {"channel_id":"org#app_b@easemob.com","unread_num":-1,"meta":null},
              {"channel_id":"org#app_c@easemob.com","unread_num":99999999999,"meta":{"id":"x","timestamp":1,"payload":"{}"}},
              {"channel_id":"org#app_d@easemob.com","meta":{"id":"1","timestamp":"1700000000000","payload":"[]"}}]}}
            """;

        IReadOnlyList<Conversation> list = Read(Answer, out int skipped);

        Assert.Equal(["a", "b", "c", "d"], list.Select(conversation => conversation.Key.Id));
        Assert.Equal([3, 0, int.MaxValue, 0], list.Select(conversation => conversation.UnreadCount));
        Assert.All(list, conversation => Assert.Null(conversation.LatestMessage));
        Assert.Equal(5, skipped);
    }

    [Theory]
    [InlineData("""half \\ud83d emoji""", "half \uFFFD emoji")]
    [InlineData("""low \\udc4d first""", "low \uFFFD first")]
    [InlineData("""whole \\ud83d\\udc4d emoji""", "whole 👍 emoji")]
    [InlineData("""half \ud83d outside""", "half \uFFFD outside")]
    [InlineData("""no escape \\\\ud83d here""", "no escape \\ud83d here")]
    public void Read_BrokenUnicode_IsMendedAndNothingElse(string json, string text)
    {
        string answer = $$$"""
            {"data":{"channel_infos":[{"channel_id":"org#app_b@easemob.com","meta":{"id":"1","timestamp":1700000000000,
              "payload":"{\"bodies\":[{\"type\":\"txt\",\"msg\":\"{{{json}}}\"}],\"from\":\"b\",\"to\":\"alice\"}"}}]}}
            """;

        ChatMessage? latest = Assert.Single(Read(answer, out _)).LatestMessage;

        Assert.Equal(text, Assert.IsType<TextMessageBody>(latest?.Body).Text);
    }

    [Theory]
    [InlineData("\"NaN\"", 0)]
    [InlineData("\"Infinity\"", int.MaxValue)]
    [InlineData("1e999", int.MaxValue)]
    [InlineData("-1e999", 0)]
    [InlineData("\"2.5\"", 2.5)]
    public void Read_DurationNoClockKnows_IsBounded(string length, double seconds)
    {
        ChatMessage message = ReadLatest($$$"""{"bodies":[{"type":"audio","length":{{{length}}}}],"from":"b","to":"alice"}""");

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<VoiceMessageBody>(message.Body).Duration);
    }

    [Theory]
    [InlineData("7", ExtensionKind.Integer, "7")]
    [InlineData("9007199254740993", ExtensionKind.Integer, "9007199254740993")]
    [InlineData("7.5", ExtensionKind.Double, "7.5")]
    [InlineData("true", ExtensionKind.Boolean, "true")]
    [InlineData("null", ExtensionKind.Json, "null")]
    public void Read_ExtensionValue_KeepsItsType(string json, ExtensionKind kind, string text)
    {
        ExtensionValue value = ReadLatest($$$"""{"bodies":[],"from":"b","to":"alice","ext":{"key":{{{json}}}}}""").Extensions["key"];

        Assert.Equal((kind, text), (value.Kind, value.ToString()));
    }

    [Theory]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"channel_infos":null}}""")]
    public void Read_NoList_IsEmpty(string answer) => Assert.Empty(Read(answer, out _));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("[]")]
    public void Read_NoData_Throws(string answer) => Assert.Throws<WireFormatException>(() => Read(answer, out _));

    private static ChatMessage ReadLatest(string payload)
    {
        string text = JsonSerializer.Serialize(payload);
        string answer = $$$"""
            {"data":{"channel_infos":[{"channel_id":"org#app_b@easemob.com","meta":{"id":"1","timestamp":1700000000000,"payload":{{{text}}}}}]}}
            """;
        return Assert.Single(Read(answer, out _)).LatestMessage!;
    }

    private static IReadOnlyList<Conversation> Read(JsonElement vector, out int skipped) =>
        Read(vector.GetProperty("response").GetProperty("body").GetRawText(), out skipped, new AppKey("lab-org", "lab-app"));

    private static IReadOnlyList<Conversation> Read(string answer, out int skipped, AppKey? appKey = null) =>
        ConversationListReader.Read(Encoding.UTF8.GetBytes(answer), appKey ?? new AppKey("org", "app"), "alice", out skipped);
}
