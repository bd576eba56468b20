using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>1: pages through the conversations that the server keeps.</summary>
internal static class ConversationsStep
{
    // The service keeps 100 conversations unless told otherwise, and allows five of these calls a minute.
    private const int MaxPages = 5;

    public static async Task<IReadOnlyList<Conversation>> RunAsync(ChatManager chat, CancellationToken cancellationToken)
    {
        Screen.Step("1 Conversations");
        var conversations = new List<Conversation>();
        for (int number = 1; number <= MaxPages; number++)
        {
            Screen.Call(
                "getConversationsFromServerByPage",
                $"await chat.GetConversationsFromServerByPageAsync(pageNumber: {number}, pageSize: 20);");
            IReadOnlyList<Conversation> page = await chat.GetConversationsFromServerByPageAsync(number, pageSize: 20, cancellationToken);
            Screen.Show(Tables.Conversations(page));
            conversations.AddRange(page);
            if (page.Count < 20)
            {
                break; // A page that is not full is the last one.
            }
        }

        Screen.Call("getAllConversations", "await chat.GetAllConversationsAsync();");
        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync(cancellationToken);
        Screen.Result($"{conversations.Count} conversations on the server; the cache now lists {local.Count}.");
        return conversations;
    }
}
