using System.Runtime.CompilerServices;
using Easemob.Messaging;

namespace Quickstart.Steps;

/// <summary>Looks what is on the server, without keeping it, and what is in the cache.</summary>
internal static class Lookup
{
    /// <summary>Lists messages on the server, newest first.</summary>
    public static IAsyncEnumerable<ChatMessage> OnServer(ChatManager chat, ConversationKey conversation, DateTimeOffset? before = null) =>
        chat.FetchHistoryMessagesFromServer(conversation, new HistoryQuery { To = before?.AddMilliseconds(-1), SaveToCache = false });

    /// <summary>Lists messages in the cache, newest first.</summary>
    public static async IAsyncEnumerable<ChatMessage> InCache(
        ChatManager chat, ConversationKey conversation, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? start = null;
        while (await chat.LoadMessagesAsync(conversation, start, count: 400, SearchDirection.Up, cancellationToken) is { Count: > 0 } page)
        {
            foreach (ChatMessage message in page.Reverse())
            {
                yield return message;
            }

            start = page[0].MessageId;
        }
    }

    /// <summary>Returns whether the server's list has a conversation.</summary>
    public static async Task<bool> IsListedAsync(ChatManager chat, ConversationKey conversation, CancellationToken cancellationToken)
    {
        for (int number = 1; ; number++)
        {
            IReadOnlyList<Conversation> page = await chat.GetConversationsFromServerByPageAsync(number, pageSize: 20, cancellationToken);
            if (page.Any(listed => listed.Key == conversation))
            {
                return true;
            }

            if (page.Count < 20)
            {
                return false;
            }
        }
    }
}
