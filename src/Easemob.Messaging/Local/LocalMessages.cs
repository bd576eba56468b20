namespace Easemob.Messaging.Local;

/// <summary>The messages of the cache: arguments are checked here, the work is the store's.</summary>
internal sealed class LocalMessages(IMessageCache cache, ChatManagerOptions options) : ILocalMessages
{
    private const int MaxObserveCount = 400;

    private static readonly ListDiff<ChatMessage, ulong> Diff = new(static message => message.Id, ShownEquality.AreSame);

    private readonly TimeProvider _timeProvider = options.TimeProvider;

    /// <inheritdoc/>
    public IAsyncEnumerable<ListUpdate<ChatMessage>> ObserveNewest(ConversationKey conversation, int count = 50)
    {
        Arguments.RequireConversation(conversation);
        Arguments.RequireRange(count, MaxObserveCount);
        return new LiveQuery<ChatMessage>(
            cache.Changes,
            token => cache.Messages.LoadMessagesAsync(conversation, null, count, SearchDirection.Up, token),
            Diff.Find,
            _timeProvider);
    }
}
