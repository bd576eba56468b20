using Easemob.Messaging;
using Quickstart.Output;
using Quickstart.Steps;

namespace Quickstart;

/// <summary>Reads from a server, or makes there exactly the change that was asked for.</summary>
internal static class ServiceRun
{
    public static async Task RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using EasemobClient client = await OpenStep.RunAsync(arguments.Options, arguments.Credential, cancellationToken);
        await SignInStep.RunAsync(client, cancellationToken);
        if (arguments.Removal is null && arguments.Deletion is null)
        {
            await ReadAsync(client.ChatManager, arguments, cancellationToken);
        }
        else
        {
            await ChangeAsync(client.ChatManager, arguments, cancellationToken);
        }

        AfterwardsStep.Run(client, arguments.OfflineCommand);
    }

    private static async Task ReadAsync(ChatManager chat, Arguments arguments, CancellationToken cancellationToken)
    {
        IReadOnlyList<Conversation> conversations = await ConversationsStep.RunAsync(chat, cancellationToken);
        ConversationKey? newest = conversations.Count > 0 ? conversations[0].Key : null;
        if ((arguments.Conversation ?? newest) is { } conversation)
        {
            await HistoryStep.RunAsync(chat, conversation, arguments.Limit, cancellationToken);
        }
    }

    private static async Task ChangeAsync(ChatManager chat, Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Removal is { } removal)
        {
            Screen.Step("3 One-way removal");
            await (removal.Before is { } before
                ? RemovalStep.BeforeAsync(chat, removal.Conversation, before, cancellationToken)
                : RemovalStep.ByIdsAsync(chat, removal.Conversation, removal.MessageIds, cancellationToken));
        }

        if (arguments.Deletion is { } deletion)
        {
            Screen.Step("4 Deleting a conversation");
            await DeletionStep.RunAsync(chat, deletion.Conversation, deletion.Messages, cancellationToken);
        }
    }
}
