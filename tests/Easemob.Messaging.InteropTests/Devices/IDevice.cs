namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>A user's device, with the vendor's client or our library on it: what both can do, in the same words.</summary>
internal interface IDevice
{
    string UserId { get; }

    Task<HistoryView> HistoryAsync(ConversationKey conversation, HistoryAsk ask);

    Task<IReadOnlyList<ConversationView>> ConversationsAsync(int page, int size);

    /// <summary>Gets the unpaged list.</summary>
    Task<IReadOnlyList<ConversationView>> RecentAsync();

    Task RemoveAsync(ConversationKey conversation, IReadOnlyList<string> messageIds);

    Task RemoveBeforeAsync(ConversationKey conversation, DateTimeOffset time);

    Task DeleteAsync(ConversationKey conversation, bool withMessages);

    Task<SentMessage> SendAsync(ConversationKey conversation, Draft draft);

    /// <summary>Takes the next message that arrives live, commands included.</summary>
    Task<MessageView> NextMessageAsync();

    Task RecallAsync(ConversationKey conversation, string messageId, string? text = null);

    Task EditAsync(ConversationKey conversation, string messageId, Draft draft);

    /// <summary>Tells that the user has read the whole conversation.</summary>
    Task ReadAsync(ConversationKey conversation);

    /// <summary>Tells the sender that the user has read a message.</summary>
    Task ReadAsync(MessageView message, string? text = null);
}
