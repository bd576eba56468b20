using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A device with our library on it.</summary>
internal sealed class LibraryDevice(EasemobClient client) : IDevice
{
    public string UserId => Client.UserId;

    public EasemobClient Client { get; } = client;

    public ChatManager Chat => Client.ChatManager;

    /// <summary>Gets what has happened since the device was made.</summary>
    public EventLog<ChatEvent> Events { get; } = new();

    /// <summary>Connects; from then on there are events.</summary>
    public async Task ConnectAsync()
    {
        // What is enumerated begins with the first step.
        IAsyncEnumerator<ChatEvent> events = Chat.Events.GetAsyncEnumerator();
        ValueTask<bool> first = events.MoveNextAsync();
        _ = ListenAsync(events, first);
        await Client.ConnectAsync();
    }

    public async Task<SentMessage> SendAsync(ConversationKey conversation, Draft draft)
    {
        ChatMessage sent = await SendMessageAsync(conversation, draft);
        return new SentMessage(sent.MessageId, sent.SentAt.ToUnixTimeMilliseconds());
    }

    public Task<ChatMessage> SendMessageAsync(ConversationKey conversation, Draft draft) => Chat.SendMessageAsync(new OutgoingMessage
    {
        Conversation = conversation,
        Body = draft.Body,
        Extensions = draft.Extensions,
        WantsGroupReceipts = draft.WantsGroupReceipts,
        Priority = draft.Priority,
    });

    public async Task<MessageView> NextMessageAsync()
    {
        ChatEvent next = await Events.NextAsync(one => one is MessageReceived or CommandReceived, $"message to {UserId}");
        return LibraryView.Message(Message(next));
    }

    /// <summary>Takes the next event of a kind.</summary>
    public async Task<T> NextEventAsync<T>(Func<T, bool>? matches = null)
        where T : ChatEvent =>
        (T)await Events.NextAsync(one => one is T meant && matches?.Invoke(meant) != false, $"{typeof(T).Name} for {UserId}");

    /// <summary>Gets the messages that have arrived live.</summary>
    public IReadOnlyList<MessageView> Messages =>
        [.. Events.All.Where(one => one is MessageReceived or CommandReceived).Select(one => LibraryView.Message(Message(one)))];

    /// <summary>Gets what the cache has of a conversation, oldest first.</summary>
    public async Task<IReadOnlyList<MessageView>> CacheAsync(ConversationKey conversation) =>
        [.. (await Chat.LoadMessagesAsync(conversation, count: 400)).Select(LibraryView.Message)];

    public Task RecallAsync(ConversationKey conversation, string messageId, string? text = null) =>
        Chat.RecallMessageAsync(conversation, messageId, text);

    public Task EditAsync(ConversationKey conversation, string messageId, Draft draft) =>
        Chat.EditMessageAsync(conversation, messageId, draft.Body, draft.ExtensionsJson is null ? null : draft.Extensions);

    public Task ReadAsync(ConversationKey conversation) => Chat.SendConversationReadReceiptAsync(conversation);

    public async Task ReadAsync(MessageView message, string? text = null)
    {
        ChatMessage read = Events.All.OfType<MessageReceived>().Select(one => one.Message).First(one => one.MessageId == message.Id);
        await Chat.SendReadReceiptAsync(read, text);
    }

    public async Task<HistoryView> HistoryAsync(ConversationKey conversation, HistoryAsk ask)
    {
        bool isFiltered = ask.Sender is not null || ask.Types.Count > 0 || ask.From is not null || ask.To is not null;
        CursorPage<ChatMessage> page = isFiltered
            ? await FilteredPageAsync(conversation, ask)
            : await Chat.FetchHistoryMessagesFromServerAsync(conversation, ask.Start, ask.Size, ask.Direction);

        // Our pages are ascending whatever the direction.
        IEnumerable<MessageView> messages = page.Items.Select(LibraryView.Message);
        return new HistoryView([.. ask.Direction == SearchDirection.Up ? messages.Reverse() : messages], page.Cursor);
    }

    public async Task<IReadOnlyList<ConversationView>> ConversationsAsync(int page, int size) =>
        Views(await Chat.GetConversationsFromServerByPageAsync(page, size));

    public async Task<IReadOnlyList<ConversationView>> RecentAsync() => Views(await Chat.GetConversationsFromServerAsync());

    public async Task RemoveAsync(ConversationKey conversation, IReadOnlyList<string> messageIds)
    {
        RemovalResult result = await Chat.RemoveMessagesFromServerAsync(conversation, messageIds);
        Assert.Equal(messageIds, result.Removed);
        Assert.True(result.IsComplete);
    }

    public Task RemoveBeforeAsync(ConversationKey conversation, DateTimeOffset time) =>
        Chat.RemoveMessagesFromServerAsync(conversation, before: time);

    public Task DeleteAsync(ConversationKey conversation, bool withMessages) =>
        Chat.DeleteServerConversationAsync(conversation, withMessages ? ServerMessages.Delete : ServerMessages.Keep);

    private static ChatMessage Message(ChatEvent happened) =>
        happened is MessageReceived received ? received.Message : ((CommandReceived)happened).Message;

    private static IReadOnlyList<ConversationView> Views(IReadOnlyList<Conversation> conversations) =>
    [
        .. conversations.Select(conversation => new ConversationView(
            conversation.Key,
            conversation.UnreadCount,
            conversation.LatestMessage is { } latest ? LibraryView.LatestMessage(latest) : null)),
    ];

    private async Task ListenAsync(IAsyncEnumerator<ChatEvent> events, ValueTask<bool> next)
    {
        while (await next)
        {
            Events.Add(events.Current);
            next = events.MoveNextAsync();
        }

        await events.DisposeAsync();
    }

    private async Task<CursorPage<ChatMessage>> FilteredPageAsync(ConversationKey conversation, HistoryAsk ask)
    {
        HistoryQuery query = new()
        {
            Direction = ask.Direction,
            Senders = ask.Sender is { } sender ? [sender] : [],
            Types = ask.Types,
            From = ask.From,
            To = ask.To,
        };
        await foreach (CursorPage<ChatMessage> page in Chat.FetchHistoryMessagesFromServer(conversation, query).AsPages(ask.Start, ask.Size))
        {
            return page;
        }

        throw new InvalidOperationException("There is always a first page.");
    }
}
