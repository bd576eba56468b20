namespace Easemob.Messaging.Tests.Local;

/// <summary>What a cache must say of conversations and unread messages, written down plainly: lists, sets and no SQL.</summary>
internal sealed class CacheModel
{
    private static readonly ConversationKey[] Keys =
    [
        ConversationKey.Chat("bob"), ConversationKey.Group("team"), ConversationKey.Chat("carol"),
        ConversationKey.ChatRoom("room"), ConversationKey.Thread("thread"),
    ];

    private readonly List<ModelConversation> _conversations = [];

    public static int KeyCount => Keys.Length;

    public static ConversationKey KeyAt(int index) => Keys[index % Keys.Length];

    /// <summary>Gets the conversations in the order in which the cache got to know them.</summary>
    public IReadOnlyList<ModelConversation> Conversations => _conversations;

    public ModelConversation? Find(ConversationKey key) => _conversations.Find(conversation => conversation.Key == key);

    public ModelConversation GetOrAdd(ConversationKey key)
    {
        if (Find(key) is not { } conversation)
        {
            conversation = new ModelConversation { Key = key };
            _conversations.Add(conversation);
        }

        return conversation;
    }

    public IReadOnlyList<ModelConversation> List(ConversationFilter filter, ConversationSort sort) =>
    [
        .. _conversations
            .Where(one => one.IsListed && filter.Types.Contains(one.Key.Type))
            .Where(one => filter.Mark is not { } mark || one.Marks.Contains(mark))
            .Where(one => filter.IsPinned is not { } pinned || one.PinnedAt.HasValue == pinned)
            .Where(one => filter.IsUnread is not { } unread || one.Unread > 0 == unread)
            .Where(one => filter.From is not { } from || one.Latest?.SentAt >= from)
            .Where(one => filter.To is not { } to || one.Latest?.SentAt < to)
            .OrderBy(one => sort == ConversationSort.PinnedFirst && one.PinnedAt is null)
            .ThenBy(one => one.Latest is null)
            .ThenByDescending(one => one.Latest?.SentAt)
            .ThenByDescending(one => one.Latest?.Id),
    ];

    public int SumUnread() => _conversations
        .Where(one => one.IsListed && one.Key.Type is ConversationType.Chat or ConversationType.Group)
        .Sum(one => one.Unread);
}
