using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.ScenarioTests.Support;

internal static class ServerCalls
{
    /// <summary>Calls whatever sends an operation, in the conversation with bob.</summary>
    public static Task CallAsync(this IChatManager chat, EmulatorOperation operation)
    {
        ConversationKey bob = ConversationKey.Chat("bob");
        return operation switch
        {
            EmulatorOperation.ConversationListByPage => chat.GetConversationsFromServerByPageAsync(1),
            EmulatorOperation.ConversationList => chat.GetConversationsFromServerAsync(),
            EmulatorOperation.History => chat.FetchHistoryMessagesFromServerAsync(bob, pageSize: 50),
            EmulatorOperation.RemoveByIds => chat.RemoveMessagesFromServerAsync(bob, ["1", "2"]),
            EmulatorOperation.RemoveByTime => chat.RemoveMessagesFromServerAsync(bob, DateTimeOffset.UtcNow),
            EmulatorOperation.DeleteConversation => chat.DeleteServerConversationAsync(bob, ServerMessages.Delete),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }
}
