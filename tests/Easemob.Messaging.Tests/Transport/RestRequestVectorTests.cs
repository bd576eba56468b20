using System.Text.Json;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>Every recorded request of this library's operations is the one that it sends.</summary>
public class RestRequestVectorTests
{
    // What the vendor's client does and this library does not, with the reason.
    private static readonly Dictionary<string, string> DeliberateDifferences = new()
    {
        ["history-cursor-null"] = "without a start the number -1 is sent, which means the same as null",
        ["mark-empty-list"] = "an empty list is refused before anything is sent",
        ["mark-out-of-range"] = "a mark beyond 19 is refused before anything is sent",
        ["history-no-chattype"] = "a conversation always has a kind here; the vendor's client then asks the conference queue",
    };

    private static readonly string[] Operations =
    [
        "getConversationlist", "getServerConversations", "getServerPinnedConversations", "getServerConversationsByFilter",
        "pinConversation", "addConversationMark", "removeConversationMark", "deleteConversation", "deleteAllMessagesAndConversations",
        "getHistoryMessages", "removeHistoryMessages", "getSelfIdsOnOtherPlatform",
    ];

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (string name in RestVectors.Names)
        {
            JsonElement vector = RestVectors.Load(name);
            if (Operations.Contains(vector.GetProperty("operation").GetString())
                && vector.GetProperty("request").ValueKind == JsonValueKind.Object
                && !name.StartsWith("error-", StringComparison.Ordinal)
                && !DeliberateDifferences.ContainsKey(name))
            {
                cases.Add(name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_RecordedCase_SendsTheRecordedRequest(string name)
    {
        JsonElement vector = RestVectors.Load(name);
        using var rig = new TransportRig(new StubHandler(_ => RestVectors.ToResponse(vector.GetProperty("response"))));

        try
        {
            await ReplayAsync(vector, rig);
        }
        catch (EasemobProtocolException)
        {
            // Some of the recorded answers are malformed on purpose; here only the request counts.
        }

        SentRequest sent = Assert.Single(rig.Handler.Sent);
        RestVectors.AssertRequest(vector.GetProperty("request"), sent, TransportRig.Token);
    }

    [Fact]
    public void Cases_OfOurOperations_AreThere() => Assert.True(Cases().Count > 45, $"Only {Cases().Count} recorded cases were found.");

    private static Task ReplayAsync(JsonElement vector, TransportRig rig)
    {
        JsonElement call = vector.GetProperty("call").GetProperty("args");
        JsonElement args = call.GetArrayLength() > 0 ? call[0] : default;
        return vector.GetProperty("operation").GetString() switch
        {
            "getConversationlist" => ListAsync(args, rig),
            "getServerConversations" => ListByCursorAsync(args, rig, new ConversationQuery { IncludeEmpty = Truth(args, "includeEmptyConversations") }),
            "getServerPinnedConversations" => ListByCursorAsync(args, rig, new ConversationQuery { Pinned = true }),
            "getServerConversationsByFilter" => ListByCursorAsync(
                args, rig, new ConversationQuery { Mark = args.GetProperty("filter").GetProperty("mark").GetInt32() }),
            "pinConversation" when Truth(args, "isPinned") => rig.Transport.PinConversationAsync(Conversation(args)),
            "pinConversation" => rig.Transport.UnpinConversationAsync(Conversation(args)),
            "addConversationMark" => rig.Transport.AddConversationMarkAsync(Conversations(args), Number(args, "mark")),
            "removeConversationMark" => rig.Transport.RemoveConversationMarkAsync(Conversations(args), Number(args, "mark")),
            "deleteAllMessagesAndConversations" => rig.Transport.DeleteEverythingAsync(),
            "getSelfIdsOnOtherPlatform" => rig.Transport.GetDevicesAsync(),
            "getHistoryMessages" => rig.Transport.FetchHistoryAsync(ToHistoryRequest(args)),
            "removeHistoryMessages" => RemoveAsync(args, rig),
            _ => rig.Transport.DeleteConversationAsync(
                Key(Text(args, "chatType"), Text(args, "channel")!),
                args.GetProperty("deleteRoam").GetBoolean() ? ServerMessages.Delete : ServerMessages.Keep),
        };
    }

    private static Task<IReadOnlyList<Conversation>> ListAsync(JsonElement args, TransportRig rig)
    {
        int page = Number(args, "pageNum");
        int size = Number(args, "pageSize");
        return page > 0 && size > 0 ? rig.Transport.GetConversationsAsync(page, size) : rig.Transport.GetConversationsAsync();
    }

    private static Task<CursorPage<Conversation>> ListByCursorAsync(JsonElement args, TransportRig rig, ConversationQuery query)
    {
        int pageSize = Number(args, "pageSize");
        return rig.Transport.GetConversationsAsync(new ConversationListRequest
        {
            Query = query,
            Cursor = Text(args, "cursor"),
            PageSize = pageSize > 0 ? pageSize : query.Mark is null ? 20 : 10,
        });
    }

    private static ConversationKey Conversation(JsonElement args) => Key(Text(args, "conversationType"), Text(args, "conversationId")!);

    private static ConversationKey[] Conversations(JsonElement args) =>
        [.. args.GetProperty("conversations").EnumerateArray().Select(Conversation)];

    private static Task<ServerReceipt> RemoveAsync(JsonElement args, TransportRig rig)
    {
        ConversationKey key = Key(Text(args, "chatType"), Text(args, "targetId")!);
        return args.TryGetProperty("messageIds", out JsonElement ids)
            ? rig.Transport.RemoveMessagesAsync(key, [.. ids.EnumerateArray().Select(id => id.GetString()!)])
            : rig.Transport.RemoveMessagesAsync(key, DateTimeOffset.FromUnixTimeMilliseconds(args.GetProperty("beforeTimeStamp").GetInt64()));
    }

    private static HistoryRequest ToHistoryRequest(JsonElement args)
    {
        args.TryGetProperty("searchOptions", out JsonElement options);
        int pageSize = Number(args, "pageSize");
        return new HistoryRequest
        {
            Conversation = Key(Text(args, "chatType"), Text(args, "targetId")!),
            Start = Text(args, "cursor"),
            PageSize = pageSize > 0 ? pageSize : 20,
            Query = new HistoryQuery
            {
                Direction = Text(args, "searchDirection") == "down" ? SearchDirection.Down : SearchDirection.Up,
                Senders = Text(options, "from") is { } from ? [from] : [],
                Types = options.ValueKind == JsonValueKind.Object && options.TryGetProperty("msgTypes", out JsonElement types)
                    ? [.. types.EnumerateArray().Select(type => new MessageType(type.GetString()!))]
                    : [],
                From = Time(options, "startTime"),
                To = Time(options, "endTime"),
            },
        };
    }

    private static ConversationKey Key(string? type, string id) => type switch
    {
        "groupChat" => ConversationKey.Group(id),
        "chatRoom" => ConversationKey.ChatRoom(id),
        _ => ConversationKey.Chat(id),
    };

    private static string? Text(JsonElement args, string name) =>
        args.ValueKind == JsonValueKind.Object && args.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool Truth(JsonElement args, string name) =>
        args.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static int Number(JsonElement args, string name) =>
        args.ValueKind == JsonValueKind.Object && args.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt32()
            : 0;

    private static DateTimeOffset? Time(JsonElement args, string name) =>
        args.ValueKind == JsonValueKind.Object && args.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64())
            : null;
}
