using Easemob.Messaging;
using Quickstart.Output;
using Spectre.Console;

namespace Quickstart.Steps;

/// <summary>Deletes two conversations, one with its messages and one without, and looks what is left of them.</summary>
internal sealed class DeletionDemo(ChatManager chat)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Screen.Step("4 Deleting conversations");
        await DeleteAsync(ConversationKey.Chat("friend21"), ServerMessages.Keep, cancellationToken);
        await DeleteAsync(ConversationKey.Chat("friend22"), ServerMessages.Delete, cancellationToken);
    }

    private async Task DeleteAsync(ConversationKey conversation, ServerMessages messages, CancellationToken cancellationToken)
    {
        await chat.FetchHistoryMessagesFromServerAsync(conversation, cancellationToken: cancellationToken);
        string[] before = await LookAsync(conversation, cancellationToken);

        await DeletionStep.RunAsync(chat, conversation, messages, cancellationToken);

        Table table = Tables.Create(
            ConversationNames.Format(conversation), "server list", "server messages", "local list", "cached messages");
        Tables.AddRow(table, ["before", .. before]);
        Tables.AddRow(table, ["after", .. await LookAsync(conversation, cancellationToken)]);
        Screen.Show(table);
    }

    private async Task<string[]> LookAsync(ConversationKey conversation, CancellationToken cancellationToken)
    {
        bool onServer = await Lookup.IsListedAsync(chat, conversation, cancellationToken);
        int serverMessages = await Lookup.OnServer(chat, conversation).CountAsync(cancellationToken);
        IReadOnlyList<Conversation> local = await chat.GetAllConversationsAsync(cancellationToken);
        int cachedMessages = await Lookup.InCache(chat, conversation, cancellationToken).CountAsync(cancellationToken);
        return
        [
            onServer ? "listed" : "gone",
            $"{serverMessages}",
            local.Any(listed => listed.Key == conversation) ? "listed" : "gone",
            $"{cachedMessages}",
        ];
    }
}
