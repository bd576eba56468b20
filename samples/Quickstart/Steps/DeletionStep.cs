using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>4: deletes a conversation from this user's list on the server, and locally. Others keep theirs.</summary>
internal static class DeletionStep
{
    public static async Task RunAsync(
        ChatManager chat, ConversationKey conversation, ServerMessages messages, CancellationToken cancellationToken)
    {
        Screen.Call("deleteServerConversation", $"await chat.DeleteServerConversationAsync(conversation, ServerMessages.{messages});");
        await chat.DeleteServerConversationAsync(conversation, messages, cancellationToken: cancellationToken);
        Screen.Result(messages == ServerMessages.Keep
            ? $"{ConversationNames.Format(conversation)} is off the list; its messages stay, and a new one brings it back."
            : $"{ConversationNames.Format(conversation)} is off the list, and this user's messages of it are gone.");
    }
}
