namespace Easemob.Messaging.ScenarioTests.Support;

internal static class Sequences
{
    public static string[] Ids(this IEnumerable<ChatMessage> messages) => [.. messages.Select(message => message.MessageId)];

    public static string[] Names(this IEnumerable<Conversation> conversations) => [.. conversations.Select(conversation =>
        conversation.Key.Id)];

    /// <summary>Pages through a history as an application does: each page starts at the edge of the one before.</summary>
    public static async Task<List<CursorPage<ChatMessage>>> FetchPagesAsync(
        this IChatManager chat, ConversationKey conversation, SearchDirection direction, int pageSize = 50, string? start = null)
    {
        List<CursorPage<ChatMessage>> pages = [];
        do
        {
            pages.Add(await chat.FetchHistoryMessagesFromServerAsync(conversation, start, pageSize, direction));
            start = pages[^1].Cursor;
        }
        while (start is not null);
        return pages;
    }

    public static async Task<string[]> LoadIdsAsync(this IChatManager chat, ConversationKey conversation) =>
        (await chat.LoadMessagesAsync(conversation, count: 400)).Ids();

    /// <summary>Counts the messages of the cache again and again, until the number is one that is waited for.</summary>
    public static async Task UntilAsync(this ILocalMessages messages, Func<int, bool> isReached)
    {
        while (!isReached(await messages.CountAsync()))
        {
            await Task.Yield();
        }
    }
}
