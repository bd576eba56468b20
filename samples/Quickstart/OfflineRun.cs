using Easemob.Messaging;
using Quickstart.Output;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>Shows what the last run left in the cache. There is no server, and none is missed.</summary>
internal static class OfflineRun
{
    private const int ConversationCount = 3;

    public static async Task RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using EasemobClient client = await OpenStep.RunAsync(arguments.Options, arguments.Credential, cancellationToken);
        ChatManager chat = client.ChatManager;

        Screen.Step("Conversations in the cache");
        Screen.Call("getAllConversations", "await chat.GetAllConversationsAsync();");
        IReadOnlyList<Conversation> conversations = await chat.GetAllConversationsAsync(cancellationToken);
        if (conversations.Count == 0)
        {
            Screen.Result($"None yet. Run without --offline first: there {client.UserId}'s conversations are fetched.");
            return;
        }

        Screen.Show(Tables.Conversations(conversations, maxRows: 10));

        foreach (ConversationKey conversation in conversations.Take(ConversationCount).Select(listed => listed.Key))
        {
            Screen.Step($"Newest messages of {ConversationNames.Format(conversation)}");
            Screen.Call("loadMessagesStartFromId", "await chat.LoadMessagesAsync(conversation, startMessageId: null, count: 6);");
            IReadOnlyList<ChatMessage> messages = await chat.LoadMessagesAsync(
                conversation, startMessageId: null, count: 6, cancellationToken: cancellationToken);
            Screen.Show(Tables.Messages(messages));
        }

        await SearchStep.RunAsync(chat, cancellationToken);
    }
}
