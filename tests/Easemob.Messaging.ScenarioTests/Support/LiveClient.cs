namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>A client, and what it has told since it was opened.</summary>
internal sealed record LiveClient(EasemobClient Client, HeardEvents Heard)
{
    public ChatManager Chat => Client.ChatManager;

    /// <summary>Gets the id of the device, from the cache file.</summary>
    public string DeviceId =>
        Assert.Single(CacheDump.Query(Client.CacheFilePath, "SELECT value FROM properties WHERE name LIKE '%device%'"));

    public Task ConnectAsync() => Client.ConnectAsync().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Returns the states that the connection has had, in order.</summary>
    public ConnectionState[] States() => [.. Heard.Of<ConnectionStateChanged>().Select(change => change.State)];

    /// <summary>Returns the cached unread count of a conversation; null where it is not listed.</summary>
    public async Task<int?> UnreadAsync(ConversationKey conversation) => (await FindAsync(conversation))?.UnreadCount;

    public async Task<Conversation?> FindAsync(ConversationKey conversation) =>
        (await Chat.GetAllConversationsAsync()).FirstOrDefault(listed => listed.Key == conversation);

    public async Task<ChatMessage> LoadAsync(ConversationKey conversation, string messageId) =>
        (await Chat.LoadMessagesAsync(conversation, count: 400)).Single(message => message.MessageId == messageId);
}
