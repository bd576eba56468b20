using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>2: fetches a conversation's history, a page and then all of it, and reads it from the cache.</summary>
internal static class HistoryStep
{
    public static async Task RunAsync(ChatManager chat, ConversationKey conversation, int limit, CancellationToken cancellationToken)
    {
        Screen.Step($"2 History of {ConversationNames.Format(conversation)}");
        Screen.Call(
            "asyncFetchHistoryMessagesFromServer",
            "await chat.FetchHistoryMessagesFromServerAsync(conversation, startMessageId: null, pageSize: 20, SearchDirection.Up);");
        CursorPage<ChatMessage> page = await chat.FetchHistoryMessagesFromServerAsync(
            conversation, startMessageId: null, pageSize: 20, SearchDirection.Up, cancellationToken);
        if (page.Items.Count == 0)
        {
            Screen.Result("There are no messages.");
            return;
        }

        Screen.Show(Tables.Messages(page.Items));
        if (page.Cursor is null)
        {
            Screen.Result($"All {page.Items.Count} messages; they are in the cache too.");
            return;
        }

        Screen.Result($"The newest {page.Items.Count} messages; they are in the cache too.");

        string oldestId = page.Items[0].MessageId;
        await StreamAsync(chat, conversation, page.Items[0], limit, cancellationToken);

        Screen.Call(
            "loadMessagesStartFromId",
            "await chat.LoadMessagesAsync(conversation, startMessageId: oldestId, count: 20, SearchDirection.Up);");
        IReadOnlyList<ChatMessage> loaded = await chat.LoadMessagesAsync(
            conversation, startMessageId: oldestId, count: 20, SearchDirection.Up, cancellationToken);
        Screen.Show(Tables.Messages(loaded));
        Screen.Result($"{loaded.Count} messages from the same start, read from the cache.");
    }

    /// <summary>Fetches the newest messages of some conversations, as an app does when it starts, so that they are there offline.</summary>
    public static async Task FetchNewestAsync(
        ChatManager chat, IEnumerable<Conversation> conversations, CancellationToken cancellationToken)
    {
        foreach (Conversation conversation in conversations)
        {
            await chat.FetchHistoryMessagesFromServerAsync(conversation.Key, cancellationToken: cancellationToken);
        }
    }

    private static async Task StreamAsync(
        ChatManager chat, ConversationKey conversation, ChatMessage start, int limit, CancellationToken cancellationToken)
    {
        Screen.Call(
            "fetchMessagesFromServerBy",
            "await foreach (var m in chat.FetchHistoryMessagesFromServer(conversation, new HistoryQuery { StartMessageId = oldestId }))");

        // Nobody knows how many there are, but the very first one, a page of one from the other end, tells how far back they go.
        CursorPage<ChatMessage> first = await chat.FetchHistoryMessagesFromServerAsync(
            conversation, startMessageId: null, pageSize: 1, SearchDirection.Down, cancellationToken);
        DateTimeOffset beginning = first.Items is [ChatMessage oldest] ? oldest.SentAt : start.SentAt;
        TimeSpan total = start.SentAt - beginning;

        int count = 0;
        int commands = 0;
        await Screen.ProgressAsync("fetching", async report =>
        {
            var query = new HistoryQuery { StartMessageId = start.MessageId, Direction = SearchDirection.Up };
            IAsyncEnumerable<ChatMessage> history = chat.FetchHistoryMessagesFromServer(conversation, query).Take(limit);
            await foreach (ChatMessage message in history.WithCancellation(cancellationToken))
            {
                count++;
                commands += message.Type == MessageType.Command ? 1 : 0;
                report(
                    total > TimeSpan.Zero ? Math.Max((start.SentAt - message.SentAt) / total, (double)count / limit) : 1,
                    $"{count,6:N0} messages, back to {Tables.FormatTime(message.SentAt)}");
            }
        });

        string end = count == limit ? "as many as asked for" : "all there are";
        string exception = commands > 0 ? $", but for {commands} commands: those are meant for programs" : string.Empty;
        Screen.Result($"{count:N0} older messages, {end}; they are in the cache now{exception}.");
    }
}
