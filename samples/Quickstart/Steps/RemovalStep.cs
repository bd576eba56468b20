using System.Runtime.ExceptionServices;
using Easemob.Messaging;
using Quickstart.Output;

namespace Quickstart.Steps;

/// <summary>3: removes messages one-way. This user, on all devices, finds them no more; others still do.</summary>
internal static class RemovalStep
{
    /// <summary>Removes messages by id. Any number will do: they go to the server 50 at a time.</summary>
    public static async Task ByIdsAsync(
        ChatManager chat, ConversationKey conversation, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        Screen.Call(
            "removeMessagesFromServer (ids)",
            "RemovalResult result = await chat.RemoveMessagesFromServerAsync(conversation, messageIds);");
        RemovalResult result = await chat.RemoveMessagesFromServerAsync(conversation, messageIds, cancellationToken);
        Screen.Result($"{result.Removed.Count:N0} removed from {ConversationNames.Format(conversation)}, on the server and in the cache.");
        if (result.Error is { } error)
        {
            // More than 50 ids are several calls; one in the middle failed. Another call with the same ids carries on.
            Screen.Result($"{result.Failed.Count:N0} failed and {result.NotAttempted.Count:N0} were not tried:");
            ExceptionDispatchInfo.Throw(error);
        }
    }

    /// <summary>Removes all messages before a time.</summary>
    public static async Task BeforeAsync(
        ChatManager chat, ConversationKey conversation, DateTimeOffset before, CancellationToken cancellationToken)
    {
        Screen.Call("removeMessagesFromServer (time)", "await chat.RemoveMessagesFromServerAsync(conversation, before);");
        await chat.RemoveMessagesFromServerAsync(conversation, before, cancellationToken);
        Screen.Result(
            $"Everything before {Tables.FormatTime(before)} removed from {ConversationNames.Format(conversation)}, on the server and in the cache.");
    }
}
