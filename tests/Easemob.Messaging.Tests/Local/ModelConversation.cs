namespace Easemob.Messaging.Tests.Local;

/// <summary>A conversation of the model.</summary>
internal sealed class ModelConversation
{
    private readonly Dictionary<ulong, ChatMessage> _messages = [];
    private readonly HashSet<ulong> _arrived = [];
    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<ulong> _buried = [];
    private DateTimeOffset _unreadAsOf = DateTimeOffset.UnixEpoch;

    public required ConversationKey Key { get; init; }

    public bool IsListed { get; set; }

    public int Unread { get; private set; }

    public DateTimeOffset? PinnedAt { get; set; }

    public SortedSet<int> Marks { get; } = [];

    public string? Extension { get; set; }

    public ChatMessage? Latest => InOrder().LastOrDefault();

    public ChatMessage? LatestReceived => InOrder().LastOrDefault(message => message.Direction == MessageDirection.Received);

    public void Arrive(ChatMessage message)
    {
        if (_buried.Contains(message.Id))
        {
            return;
        }

        _messages[message.Id] = message;
        if (_arrived.Add(message.Id))
        {
            bool counts = message.Direction == MessageDirection.Received
                && Key.Type is ConversationType.Chat or ConversationType.Group
                && message.SentAt > _unreadAsOf
                && !_seen.Contains(message.Id);
            Unread += counts ? 1 : 0;
            IsListed = true;
        }
    }

    public void Fetch(ChatMessage message)
    {
        if (!_buried.Contains(message.Id))
        {
            _messages[message.Id] = message;
            IsListed = true;
        }
    }

    public void ListByServer(ChatMessage? latest, int unread)
    {
        if (!IsListed)
        {
            IsListed = true;
            Unread = unread;
            ReadUntil(latest?.SentAt);
        }

        if (latest is not null)
        {
            Fetch(latest);
        }
    }

    /// <summary>Puts a message in by hand.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Insert(ChatMessage message)
    {
        bool isNew = !_buried.Contains(message.Id) && _messages.TryAdd(message.Id, message);
        IsListed |= isNew;
        return isNew;
    }

    /// <summary>Takes messages away, whether they are here or not.</summary>
    public void Remove(ulong[] ids, bool forGood)
    {
        HashSet<ulong> unread = FindUnread();
        Unread -= ids.Distinct().Count(unread.Contains);
        foreach (ulong id in ids)
        {
            Forget(id);
            if (forGood)
            {
                _buried.Add(id);
            }
        }
    }

    /// <summary>Takes messages away that are here.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveKnown(ulong[] ids, bool forGood)
    {
        ulong[] known = [.. ids.Distinct().Where(_messages.ContainsKey)];
        Remove(known, forGood);
        return known.Length;
    }

    public void MarkRead()
    {
        Unread = 0;
        ReadUntil(Latest?.SentAt);
    }

    public void MarkRead(IEnumerable<ulong> ids)
    {
        HashSet<ulong> unread = FindUnread();
        foreach (ulong id in ids)
        {
            bool isNew = _messages.TryGetValue(id, out ChatMessage? message)
                && message.Direction == MessageDirection.Received
                && _seen.Add(id);
            Unread -= isNew && unread.Contains(id) ? 1 : 0;
        }
    }

    public void ClearElsewhere(DateTimeOffset time)
    {
        HashSet<ulong> unread = FindUnread();
        Unread = unread.Count(id => _messages[id].SentAt > time);
        ReadUntil(time);
    }

    public void Delete(LocalMessages messages, bool forGood)
    {
        MarkRead();
        IsListed = false;
        Extension = null;
        if (messages == LocalMessages.Delete)
        {
            Remove([.. _messages.Keys], forGood);
        }
    }

    private HashSet<ulong> FindUnread() =>
    [
        .. InOrder().Reverse()
            .Where(message => message.Direction == MessageDirection.Received && !_seen.Contains(message.Id))
            .OrderByDescending(message => _arrived.Contains(message.Id) && message.SentAt > _unreadAsOf)
            .Take(Unread)
            .Select(message => message.Id),
    ];

    private IEnumerable<ChatMessage> InOrder() => _messages.Values.OrderBy(message => message.SentAt).ThenBy(message => message.Id);

    private void ReadUntil(DateTimeOffset? time) => _unreadAsOf = time > _unreadAsOf ? time.Value : _unreadAsOf;

    private void Forget(ulong id)
    {
        _messages.Remove(id);
        _arrived.Remove(id);
        _seen.Remove(id);
    }
}
