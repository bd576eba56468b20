using System.Text;
using System.Text.Json;
using Easemob.Messaging.Tests.Vectors;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Tests.Wire;

public class ConversationPageReaderTests
{
    // What the vendor's client makes of these answers cannot be compared, with the reason.
    private static readonly Dictionary<string, string> DeliberateDifferences = new()
    {
        ["serverconversations-no-data"] = "fails in both; asserted below",
        ["serverconversations-custom-object-exts"] = "the vendor's client fails at values as an object; here they are read",
        ["serverconversations-timestamp-string"] = "the vendor's client hands a time on as text; here it is a time",
    };

    public static TheoryData<string> Recorded =>
    [
        .. Vector.Names("rest", "serverconversations-", "pinnedconversations", "conversationsbyfilter").Except(DeliberateDifferences.Keys),
    ];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Read_RecordedAnswer_SaysWhatTheVendorsClientSays(string name)
    {
        JsonElement vector = Vector.Load("rest", name);
        JsonElement data = vector.GetProperty("result").GetProperty("resolved").GetProperty("data");
        JsonElement[] vendor = [.. data.GetProperty("conversations").EnumerateArray()];

        CursorPage<Conversation> page = Read(vector);

        Assert.Equal(0, page.SkippedCount);
        Assert.Equal(data.GetProperty("cursor").GetString(), page.Cursor ?? "");
        Assert.Equal(vendor.Length, page.Items.Count);
        for (int i = 0; i < vendor.Length; i++)
        {
            AssertSame(vendor[i], page.Items[i]);
        }
    }

    [Fact]
    public void Recorded_Cases_AreThere() => Assert.True(Recorded.Count >= 6, $"Only {Recorded.Count} recorded cases were found.");

    [Theory]
    [InlineData("serverconversations-custom-object-exts")]
    [InlineData("serverconversations-timestamp-string")]
    public void Read_AnswerTheVendorsClientStumblesOver_IsUnderstood(string name)
    {
        CursorPage<Conversation> page = Read(Vector.Load("rest", name));

        Conversation only = Assert.Single(page.Items);
        Assert.Equal((0, ConversationKey.Chat("bob"), "1001"), (page.SkippedCount, only.Key, only.LatestMessage?.MessageId));
        Assert.Equal(1_700_000_000_000, only.LatestMessage?.SentAt.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Read_NoData_Throws() =>
        Assert.Throws<WireFormatException>(() => Read(Vector.Load("rest", "serverconversations-no-data")));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"undefined\"")]
    [InlineData("\"null\"")]
    public void Read_CursorThatEndsTheList_IsNull(string cursor) =>
        Assert.Null(Read($$$"""{"data":{"channel_infos":[],"cursor":{{{cursor}}}}}""").Cursor);

    [Fact]
    public void Read_OddEntries_KeepsWhatHasAName()
    {
        CursorPage<Conversation> page = Read(
            """
            {"data":{"cursor":7,"channel_infos":[
              {}, {"session_to":""}, {"session_to":5},
              {"session_to":"Bob","session_type":"CHAT","unread_num":"3","is_top":1,"update_top_status_time":"1700000000005"},
              {"session_to":"G1","is_top":true,"marks":["mark_3","mark_0","mark_3","mark_20","mark_-1","mark_x",4,null]},
              {"session_to":"c","session_type":"chat","is_top":false,"update_top_status_time":1700000000005,"marks":"mark_1",
               "meta":{"id":"x"}}]}}
            """);

        Assert.Equal(
            [ConversationKey.Group("5"), ConversationKey.Chat("bob"), ConversationKey.Group("G1"), ConversationKey.Chat("c")],
            page.Items.Select(conversation => conversation.Key));
        Assert.Equal([null, 1_700_000_000_005, 0L, null], page.Items.Select(conversation => conversation.PinnedAt?.ToUnixTimeMilliseconds()));
        Assert.Equal([0, 3, 0, 0], page.Items.Select(conversation => conversation.UnreadCount));
        Assert.Equal([[], [], [0, 3], []], page.Items.Select(conversation => conversation.Marks));
        Assert.Equal(("7", 3), (page.Cursor, page.SkippedCount));
    }

    [Fact]
    public void Read_RecordedAnswerCutOffAnywhere_IsRefused()
    {
        byte[] answer = Encoding.UTF8.GetBytes(
            Vector.Load("rest", "serverconversations-default").GetProperty("response").GetProperty("body").GetRawText());

        for (int length = 0; length < answer.Length; length++)
        {
            byte[] cut = answer[..length];
            Assert.ThrowsAny<JsonException>(() => { ConversationPageReader.Read(cut, "alice"); });
        }
    }

    private static void AssertSame(JsonElement expected, Conversation actual)
    {
        bool isChat = expected.GetProperty("conversationType").GetString() == "singleChat";
        string id = expected.GetProperty("conversationId").GetString()!;
        Assert.Equal(isChat ? ConversationKey.Chat(id) : ConversationKey.Group(id), actual.Key);
        Assert.Equal(expected.GetProperty("isPinned").GetBoolean(), actual.IsPinned);
        Assert.Equal(expected.GetProperty("pinnedTime").GetInt64(), actual.PinnedAt?.ToUnixTimeMilliseconds() ?? 0);
        Assert.Equal(expected.GetProperty("unReadCount").GetInt32(), actual.UnreadCount);
        Assert.Equal(expected.GetProperty("marks").EnumerateArray().Select(mark => mark.GetInt32()), actual.Marks);
        JsonElement latest = expected.GetProperty("lastMessage");
        if (latest.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(actual.LatestMessage);
        }
        else
        {
            VendorMessage.AssertSame(latest, actual.LatestMessage!);
        }
    }

    private static CursorPage<Conversation> Read(JsonElement vector) =>
        Read(vector.GetProperty("response").GetProperty("body").GetRawText());

    private static CursorPage<Conversation> Read(string answer) => ConversationPageReader.Read(Encoding.UTF8.GetBytes(answer), "alice");
}
