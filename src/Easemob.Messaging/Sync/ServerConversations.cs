namespace Easemob.Messaging.Sync;

/// <summary>Pins, marks and deletes conversations on the server, and in the cache then.</summary>
internal sealed class ServerConversations(ConversationPins pins, ConversationMarks marks, ConversationDeletion deletion) : IServerConversations
{
    public Task<DateTimeOffset?> PinAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireListed(conversation);
        return pins.PinAsync(conversation, cancellationToken);
    }

    public Task UnpinAsync(ConversationKey conversation, CancellationToken cancellationToken = default)
    {
        Arguments.RequireListed(conversation);
        return pins.UnpinAsync(conversation, cancellationToken);
    }

    public Task<MarkResult> AddMarkAsync(
        IEnumerable<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default)
    {
        ConversationKey[] keys = Arguments.RequireListed(conversations);
        Arguments.RequireMark(mark);
        return marks.AddAsync(keys, mark, cancellationToken);
    }

    public Task<MarkResult> RemoveMarkAsync(
        IEnumerable<ConversationKey> conversations, int mark, CancellationToken cancellationToken = default)
    {
        ConversationKey[] keys = Arguments.RequireListed(conversations);
        Arguments.RequireMark(mark);
        return marks.RemoveAsync(keys, mark, cancellationToken);
    }

    public Task DeleteAllAsync(CancellationToken cancellationToken = default) => deletion.DeleteEverythingAsync(cancellationToken);
}
