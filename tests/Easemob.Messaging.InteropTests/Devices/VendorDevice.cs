using System.Text.Json;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A device with the vendor's client on it.</summary>
internal sealed class VendorDevice(VendorClient client, string userId, string appKey) : IDevice
{
    // The client refuses more, though the server takes 50.
    private const int MaximumIds = 20;

    public string UserId { get; } = userId;

    public VendorClient Client { get; } = client;

    public async Task<HistoryView> HistoryAsync(ConversationKey conversation, HistoryAsk ask)
    {
        Dictionary<string, object> options = [];
        if (ask.Sender is { } sender)
        {
            options["from"] = sender;
        }

        if (ask.Types.Count > 0)
        {
            options["msgTypes"] = ask.Types.Select(type => type.Value);
        }

        if (ask.From is not null || ask.To is not null)
        {
            // An end without a start is refused: the client looks at the type of the wrong one.
            options["startTime"] = ask.From?.ToUnixTimeMilliseconds() ?? 0;
        }

        if (ask.To is { } to)
        {
            options["endTime"] = to.ToUnixTimeMilliseconds();
        }

        JsonElement page = await Client.CallAsync("getHistoryMessages", new
        {
            targetId = conversation.Id,
            chatType = ChatType(conversation),
            pageSize = ask.Size,
            cursor = ask.Start,
            searchDirection = ask.Direction == SearchDirection.Up ? "up" : "down",
            searchOptions = options,
        });
        return new HistoryView(
            [.. page.GetProperty("messages").EnumerateArray().Select(message => VendorView.Message(message, UserId))],
            page.GetProperty("isLast").GetBoolean() ? null : page.GetProperty("cursor").GetString());
    }

    public async Task<IReadOnlyList<ConversationView>> ConversationsAsync(int page, int size) =>
        Conversations(await Client.CallAsync("getConversationlist", new { pageNum = page, pageSize = size }));

    public async Task<IReadOnlyList<ConversationView>> RecentAsync() => Conversations(await Client.CallAsync("getConversationlist"));

    public async Task RemoveAsync(ConversationKey conversation, IReadOnlyList<string> messageIds)
    {
        foreach (string[] part in messageIds.Chunk(MaximumIds))
        {
            await Client.CallAsync(
                "removeHistoryMessages", new { targetId = conversation.Id, chatType = ChatType(conversation), messageIds = part });
        }
    }

    public Task RemoveBeforeAsync(ConversationKey conversation, DateTimeOffset time) => Client.CallAsync("removeHistoryMessages", new
    {
        targetId = conversation.Id,
        chatType = ChatType(conversation),
        beforeTimeStamp = time.ToUnixTimeMilliseconds(),
    });

    public Task DeleteAsync(ConversationKey conversation, bool withMessages) => Client.CallAsync(
        "deleteConversation", new { channel = conversation.Id, chatType = ChatType(conversation), deleteRoam = withMessages });

    private static string ChatType(ConversationKey conversation) => conversation.Type switch
    {
        ConversationType.Chat => "singleChat",
        ConversationType.ChatRoom => "chatRoom",
        _ => "groupChat",
    };

    private IReadOnlyList<ConversationView> Conversations(JsonElement answer) =>
    [
        .. answer.GetProperty("data").GetProperty("channel_infos").EnumerateArray().Select(entry => new ConversationView(
            Key(entry.GetProperty("channel_id").GetString()!),
            entry.GetProperty("unread_num").GetInt32(),
            VendorView.Message(entry.GetProperty("lastMessage"), UserId))),
    ];

    // The client hands out the channel id as it came; splitting it is left to the application.
    private ConversationKey Key(string channelId)
    {
        const string group = "@conference.easemob.com";
        const string chat = "@easemob.com";
        Assert.StartsWith($"{appKey}_", channelId, StringComparison.Ordinal);
        string address = channelId[(appKey.Length + 1)..];
        if (address.EndsWith(group, StringComparison.Ordinal))
        {
            return ConversationKey.Group(address[..^group.Length]);
        }

        Assert.EndsWith(chat, address, StringComparison.Ordinal);
        return ConversationKey.Chat(address[..^chat.Length]);
    }
}
