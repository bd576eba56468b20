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
            EmulatorOperation.ConversationListByCursor => chat.GetConversationsFromServerWithCursor().ToListAsync().AsTask(),
            EmulatorOperation.ConversationListByMark =>
                chat.GetConversationsFromServerWithCursor(new ConversationQuery { Mark = 3 }).ToListAsync().AsTask(),
            EmulatorOperation.PinConversation => chat.ServerConversations.PinAsync(bob),
            EmulatorOperation.UnpinConversation => chat.ServerConversations.UnpinAsync(bob),
            EmulatorOperation.AddMark => chat.ServerConversations.AddMarkAsync([bob], 3),
            EmulatorOperation.RemoveMark => chat.ServerConversations.RemoveMarkAsync([bob], 3),
            EmulatorOperation.DeleteEverything => chat.ServerConversations.DeleteAllAsync(),
            EmulatorOperation.History => chat.FetchHistoryMessagesFromServerAsync(bob, pageSize: 50),
            EmulatorOperation.RemoveByIds => chat.RemoveMessagesFromServerAsync(bob, ["1", "2"]),
            EmulatorOperation.RemoveByTime => chat.RemoveMessagesFromServerAsync(bob, DateTimeOffset.UtcNow),
            EmulatorOperation.DeleteConversation => chat.DeleteServerConversationAsync(bob, ServerMessages.Delete),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }
}
