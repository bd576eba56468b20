using System.Text.Json;
using System.Text.Json.Nodes;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A device with the vendor's client on it.</summary>
internal sealed class VendorDevice(VendorClient client, string userId, string appKey) : IDevice
{
    // The client refuses more, though the server takes 50.
    private const int MaximumIds = 20;

    private static readonly HashSet<string> MessageEvents =
    [
        "onTextMessage", "onImageMessage", "onVideoMessage", "onLocationMessage", "onAudioMessage", "onFileMessage", "onCmdMessage",
        "onCustomMessage", "onCombineMessage", "onStreamMessage",
    ];

    public string UserId { get; } = userId;

    public VendorClient Client { get; } = client;

    public string Resource => Client.Resource;

    /// <summary>Gets the messages that have arrived live.</summary>
    public IReadOnlyList<MessageView> Messages =>
        [.. Client.Events.All.Where(one => MessageEvents.Contains(one.Name)).Select(one => VendorView.Message(one.Value, UserId))];

    public async Task<SentMessage> SendAsync(ConversationKey conversation, Draft draft)
    {
        JsonElement sent = await Client.CallAsync("$send", Options(conversation, draft));
        return new SentMessage(
            sent.GetProperty("serverMsgId").GetString()!, sent.GetProperty("message").GetProperty("time").GetInt64());
    }

    public async Task<MessageView> NextMessageAsync()
    {
        VendorEvent next = await Client.Events.NextAsync(one => MessageEvents.Contains(one.Name), $"message to {UserId} with {Resource}");
        return VendorView.Message(next.Value, UserId);
    }

    /// <summary>Takes the next event of that name and returns what the client said of it.</summary>
    public async Task<JsonElement> NextEventAsync(string name, Func<JsonElement, bool>? matches = null)
    {
        VendorEvent next = await Client.Events.NextAsync(
            one => one.Name == name && matches?.Invoke(one.Value) != false, $"{name} for {UserId} with {Resource}");
        return next.Value;
    }

    /// <summary>Takes the next event about what the user did on another device.</summary>
    public Task<JsonElement> NextDeviceEventAsync(string operation) =>
        NextEventAsync("onMultiDeviceEvent", value => value.GetProperty("operation").GetString() == operation);

    public Task RecallAsync(ConversationKey conversation, string messageId, string? text = null) => Client.CallAsync(
        "recallMessage", new { mid = messageId, to = conversation.Id, chatType = ChatType(conversation), ext = text });

    public Task EditAsync(ConversationKey conversation, string messageId, Draft draft) =>
        Client.CallAsync("$edit", messageId, Options(conversation, draft));

    public Task ReadAsync(ConversationKey conversation) =>
        Client.CallAsync("$send", new { type = "channel", to = conversation.Id, chatType = ChatType(conversation) });

    public Task ReadAsync(MessageView message, string? text = null) => Client.CallAsync("$send", new
    {
        type = "read",
        to = message.Conversation.Split('/')[1],
        chatType = message.Conversation.StartsWith("Group", StringComparison.Ordinal) ? "groupChat" : "singleChat",
        id = message.Id,
        ackContent = text,
    });

    /// <summary>Cuts the connection as a network does; the client makes another.</summary>
    public Task CutAsync() => Client.CallAsync("$cut");

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

    private static JsonObject Options(ConversationKey conversation, Draft draft)
    {
        JsonObject options = JsonSerializer.SerializeToNode(draft.Vendor)!.AsObject();
        options["to"] = conversation.Id;
        options["chatType"] = ChatType(conversation);
        if (conversation.Type == ConversationType.Thread)
        {
            options["isChatThread"] = true;
        }

        if (draft.ExtensionsJson is { } extensions)
        {
            options["ext"] = JsonNode.Parse(extensions);
        }

        if (draft.WantsGroupReceipts)
        {
            options["msgConfig"] = new JsonObject { ["allowGroupAck"] = true };
        }

        if (draft.Priority != ChatRoomPriority.Normal)
        {
            options["priority"] = draft.Priority == ChatRoomPriority.High ? "high" : "low";
        }

        return options;
    }

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
