namespace Easemob.Messaging;

/// <summary>The messages of the cache. What is said at <see cref="ILocalStore"/> holds here.</summary>
public interface ILocalMessages
{
    /// <summary>
    /// Observes the newest messages of a conversation. What is said at <see cref="ILocalConversations.Observe"/> of updates and of the end
    /// holds here. The vendor's clients have nothing like it.
    /// </summary>
    /// <param name="conversation">The conversation, of any type, in the list or not.</param>
    /// <param name="count">How many messages at most, 1 to 400. The default is 50.</param>
    /// <returns>The updates, each with the messages in ascending order.</returns>
    /// <exception cref="ArgumentException">The key is the default value, or the count is out of range.</exception>
    IAsyncEnumerable<ListUpdate<ChatMessage>> ObserveNewest(ConversationKey conversation, int count = 50);
}
