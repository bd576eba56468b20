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
}
