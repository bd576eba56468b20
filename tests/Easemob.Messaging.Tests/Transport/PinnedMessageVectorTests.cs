using System.Text.Json;
using Easemob.Messaging.Tests.Wire;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>The recorded calls about pinned messages: what is sent, and what is made of the answers.</summary>
public class PinnedMessageVectorTests
{
    public static TheoryData<string> Cases => [.. RestVectors.Names.Where(name =>
        name.StartsWith("pinmessage", StringComparison.Ordinal)
        || name.StartsWith("unpinmessage", StringComparison.Ordinal)
        || name.StartsWith("pinnedmessages", StringComparison.Ordinal))];

    [Fact]
    public void Cases_AreThere() => Assert.Equal(6, Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_RecordedCase_SendsTheRecordedRequest(string name)
    {
        JsonElement vector = RestVectors.Load(name);
        using TransportRig rig = Rig(vector);

        await ReplayAsync(vector, rig);

        RestVectors.AssertRequest(vector.GetProperty("request"), Assert.Single(rig.Handler.Sent), TransportRig.Token);
    }

    [Fact]
    public async Task GetPinnedMessages_RecordedAnswer_SaysWhatTheVendorsClientSays()
    {
        JsonElement vector = RestVectors.Load("pinnedmessages");
        JsonElement vendor = vector.GetProperty("result").GetProperty("resolved").GetProperty("data");
        using TransportRig rig = Rig(vector);

        CursorPage<PinnedMessage> page = await ListAsync(vector, rig);

        Assert.Equal(vendor.GetProperty("cursor").GetString(), page.Cursor);
        JsonElement[] expected = [.. vendor.GetProperty("list").EnumerateArray()];
        Assert.Equal(expected.Length, page.Items.Count);
        foreach ((JsonElement one, PinnedMessage pinned) in expected.Zip(page.Items))
        {
            Assert.Equal(one.GetProperty("pinTime").GetInt64(), pinned.PinnedAt.ToUnixTimeMilliseconds());
            Assert.Equal(one.GetProperty("operatorId").GetString(), pinned.OperatorId);
            Assert.Equal(pinned.MessageId, pinned.Message!.MessageId);
            VendorMessage.AssertSame(one.GetProperty("message"), pinned.Message);
        }
    }

    [Fact]
    public async Task GetPinnedMessages_MessageThatCannotBeRead_IsPinnedAllTheSame()
    {
        // The vendor's client fails here.
        JsonElement vector = RestVectors.Load("pinnedmessages-no-payload");
        using TransportRig rig = Rig(vector);

        CursorPage<PinnedMessage> page = await ListAsync(vector, rig);

        PinnedMessage pinned = Assert.Single(page.Items);
        Assert.Equal(("1", "bob"), (pinned.MessageId, pinned.OperatorId));
        Assert.Null(pinned.Message);
        Assert.Null(page.Cursor);
    }

    [Theory]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"msg_infos":{}}}""")]
    [InlineData("{}")]
    public async Task GetPinnedMessages_NoList_IsNotTakenForAnEmptyOne(string answer)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, answer)));

        await Assert.ThrowsAsync<EasemobProtocolException>(() => rig.Transport.GetPinnedMessagesAsync(ConversationKey.Chat("bob"), 50, null));
    }

    [Fact]
    public async Task GetPinnedMessages_EntriesWithoutIdOrTime_AreSkipped()
    {
        const string answer = """
            {"data":{"msg_infos":[{"message":{"id":"x"},"pin_opt_at":1},{"message":{"id":"7"}},{"message":{"id":"8"},"pin_opt_at":5}],"cursor":"undefined"}}
            """;
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, answer)));

        CursorPage<PinnedMessage> page = await rig.Transport.GetPinnedMessagesAsync(ConversationKey.Chat("bob"), 50, null);

        Assert.Equal("8", Assert.Single(page.Items).MessageId);
        Assert.Equal(2, page.SkippedCount);
        Assert.Null(page.Cursor);
    }

    [Theory]
    [InlineData(ConversationType.Group, "groupchat")]
    [InlineData(ConversationType.Thread, "groupchat")]
    [InlineData(ConversationType.ChatRoom, "chatroom")]
    [InlineData(ConversationType.Chat, "chat")]
    public async Task Pin_EachKind_HasItsWord(ConversationType type, string word)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Json(200, """{"data":{},"timestamp":1700000009000}""")));

        ServerReceipt receipt = await rig.Transport.PinMessageAsync(ConversationKey.FromTrusted(type, "7"), "9");

        Assert.Equal($$"""{"to":"7","type":"{{word}}","pin_msg_id":"9"}""", Assert.Single(rig.Handler.Sent).Body);
        Assert.Equal(1_700_000_009_000, receipt.ServerTime?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData(403, 91101, "too many", 4)]
    [InlineData(404, null, "user session pin message not exist", 500)]
    [InlineData(400, null, "param pin_msg_id illegal, please check it!", 110)]
    public async Task Pin_Refused_IsAServiceException(int status, int? code, string text, int expected)
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(status, text, code: code)));

        var refusal = await Assert.ThrowsAsync<EasemobServiceException>(() => rig.Transport.PinMessageAsync(ConversationKey.Group("7"), "9"));

        Assert.Equal((expected, "PinMessage"), (refusal.ErrorCode.Value, refusal.Operation));
    }

    [Fact]
    public async Task GetPinnedMessages_SwitchedOff_IsAFeatureDisabledException()
    {
        using var rig = new TransportRig(new StubHandler(_ => StubHandler.Error(403, "pin message service is off", code: 15002)));

        var refusal = await Assert.ThrowsAsync<EasemobFeatureDisabledException>(
            () => rig.Transport.GetPinnedMessagesAsync(ConversationKey.Group("7"), 10, null));

        Assert.Equal(EasemobErrorCode.ServiceNotEnabled, refusal.ErrorCode);
    }

    private static TransportRig Rig(JsonElement vector) => new(new StubHandler(_ => RestVectors.ToResponse(vector.GetProperty("response"))));

    private static Task ReplayAsync(JsonElement vector, TransportRig rig)
    {
        JsonElement args = vector.GetProperty("call").GetProperty("args")[0];
        string id = args.TryGetProperty("messageId", out JsonElement message) ? message.GetString()! : string.Empty;
        return vector.GetProperty("operation").GetString() switch
        {
            "pinMessage" => rig.Transport.PinMessageAsync(Key(args), id),
            "unpinMessage" => rig.Transport.UnpinMessageAsync(Key(args), id),
            _ => ListAsync(vector, rig),
        };
    }

    // The page size of the vendor's client, where it was given none, is the wire's own.
    private static Task<CursorPage<PinnedMessage>> ListAsync(JsonElement vector, TransportRig rig)
    {
        JsonElement args = vector.GetProperty("call").GetProperty("args")[0];
        int size = args.TryGetProperty("pageSize", out JsonElement number) ? number.GetInt32() : 10;
        return rig.Transport.GetPinnedMessagesAsync(Key(args), size, null);
    }

    private static ConversationKey Key(JsonElement args)
    {
        string id = args.GetProperty("conversationId").GetString()!;
        return args.GetProperty("conversationType").GetString() == "singleChat" ? ConversationKey.Chat(id) : ConversationKey.Group(id);
    }
}
