namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>What a message store must be, without a database: dictionaries that are sorted and filtered anew for each question.</summary>
internal sealed class StoreModel
{
    public const string User = "alice";

    private readonly ModelConversation[] _conversations = [.. Keys.Select(key => new ModelConversation(key))];

    public static IReadOnlyList<ConversationKey> Keys { get; } =
        [ConversationKey.Chat("bob"), ConversationKey.Group("Team"), ConversationKey.ChatRoom("lounge")];

    public IReadOnlyList<ModelConversation> Conversations => _conversations;

    private IEnumerable<ModelRow> Ordered =>
        _conversations.SelectMany(conversation => conversation.Rows.Values).OrderBy(row => row.Time).ThenBy(row => row.Id);

    public ModelConversation this[ConversationKey key] => _conversations.Single(conversation => conversation.Key == key);

    /// <summary>The server told of a message.</summary>
    public void Save(ModelRow row)
    {
        ModelConversation conversation = this[row.Conversation];
        if (!conversation.IsRemoved(row.Id, row.Time))
        {
            ModelRow? known = conversation.Rows.GetValueOrDefault(row.Id);
            conversation.Rows[row.Id] = row with { Note = known?.Note, HasArrived = known?.HasArrived ?? false };
            conversation.List();
        }
    }

    /// <summary>A message arrived by itself: nothing new where it is here already, but for the count.</summary>
    public void Arrive(ModelRow row)
    {
        ModelConversation conversation = this[row.Conversation];
        ModelRow? known = conversation.Rows.GetValueOrDefault(row.Id);
        if (conversation.IsRemoved(row.Id, row.Time) || known is { HasArrived: true })
        {
            return;
        }

        conversation.Rows[row.Id] = (known ?? row with { Note = null }) with { HasArrived = true };
        bool isUnread = row.IsReceived && row.Conversation.Type != ConversationType.ChatRoom && row.Time > conversation.UnreadAsOf;
        conversation.Unread += isUnread ? 1 : 0;
        conversation.IsListed = true;
    }

    public bool Insert(ModelRow row)
    {
        ModelConversation conversation = this[row.Conversation];
        if (conversation.IsRemoved(row.Id, row.Time) || !conversation.Rows.TryAdd(row.Id, row))
        {
            return false;
        }

        conversation.List();
        return true;
    }

    public ModelRow? Append(ModelRow row)
    {
        ModelRow? newest = this[row.Conversation].Ordered.LastOrDefault();
        if (newest is not null && (row.Time, row.Id).CompareTo((newest.Time, newest.Id)) < 0)
        {
            row = row with { Time = newest.Time + (row.Id > newest.Id ? 0 : 1) };
        }

        return Insert(row) ? row : null;
    }

    public bool Change(ModelRow row, Func<ModelRow, ModelRow> change)
    {
        Dictionary<ulong, ModelRow> rows = this[row.Conversation].Rows;
        if (!rows.TryGetValue(row.Id, out ModelRow? known))
        {
            return false;
        }

        rows[row.Id] = change(known);
        return true;
    }

    public void MarkRead(ConversationKey key)
    {
        ModelConversation conversation = this[key];
        conversation.Unread = 0;
        conversation.UnreadAsOf = Math.Max(conversation.UnreadAsOf, conversation.Ordered.LastOrDefault()?.Time ?? 0);
    }

    public void Clear()
    {
        foreach (ModelConversation conversation in _conversations)
        {
            MarkRead(conversation.Key);
            conversation.Rows.Clear();
            conversation.IsListed = false;
        }
    }

    /// <summary>Deletes the oldest, beyond a number in each conversation or in all.</summary>
    public int Trim(int kept, bool isForEach) => isForEach
        ? _conversations.Sum(conversation => Delete(conversation, conversation.Ordered.SkipLast(kept)))
        : DeleteOldest(Ordered.SkipLast(kept).Select(row => row.Id).ToHashSet());

    public List<ModelRow> Load(MessageQuery query, int count)
    {
        bool isUp = query.Direction == SearchDirection.Up;
        long? startTime = query.StartTime?.ToUnixTimeMilliseconds();
        (long Time, ulong Id)? start = query is { Conversation: { } key, StartMessageId: { } name }
            ? (this[key].Locate(MessageIds.Parse(name)), MessageIds.Parse(name))
            : null;
        IEnumerable<ModelRow> rows = Ordered.Where(row =>
            (query.Conversation is null || row.Conversation == query.Conversation)
            && (start is not { } position || Math.Sign((row.Time, row.Id).CompareTo(position)) == (isUp ? -1 : 1))
            && (startTime is not { } time || (isUp ? row.Time < time : row.Time > time))
            && row.Time >= (query.From?.ToUnixTimeMilliseconds() ?? long.MinValue)
            && row.Time < (query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue)
            && (query.Types.Count == 0 || query.Types.Contains(row.Type))
            && (query.Senders.Count == 0 || query.Senders.Contains(row.Sender, StringComparer.OrdinalIgnoreCase)));
        return [.. isUp ? rows.TakeLast(count) : rows.Take(count)];
    }

    private static int Delete(ModelConversation conversation, IEnumerable<ModelRow> rows)
    {
        HashSet<ulong> ids = [.. rows.Select(row => row.Id)];
        return conversation.Delete(row => ids.Contains(row.Id), isByTime: true, bury: false);
    }

    private int DeleteOldest(HashSet<ulong> ids) =>
        _conversations.Sum(conversation => conversation.Delete(row => ids.Contains(row.Id), isByTime: true, bury: false));
}
