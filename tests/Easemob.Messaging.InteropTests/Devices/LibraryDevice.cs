namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A device with our library on it.</summary>
internal sealed class LibraryDevice(EasemobClient client) : IDevice
{
    public string UserId => Client.UserId;

    public EasemobClient Client { get; } = client;

    public ChatManager Chat => Client.ChatManager;

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

    private static IReadOnlyList<ConversationView> Views(IReadOnlyList<Conversation> conversations) =>
    [
        .. conversations.Select(conversation => new ConversationView(
            conversation.Key,
            conversation.UnreadCount,
            conversation.LatestMessage is { } latest ? LibraryView.LatestMessage(latest) : null)),
    ];

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
