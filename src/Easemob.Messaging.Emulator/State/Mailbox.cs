namespace Easemob.Messaging.Emulator.State;

/// <summary>
/// One user's own view of a conversation: what they removed from it, whether their list shows it, and how much they have not read. What is
/// done here nobody else notices.
/// </summary>
internal sealed class Mailbox(string owner, string conversationId, Channel channel)
{
    private readonly HashSet<ulong> _removed = [];
    private ulong _clearedThrough;
    private ulong _readThrough;

    public string ConversationId { get; } = conversationId;

    public Channel Channel { get; } = channel;

    public ConversationLabels Labels { get; } = new();

    public int Unread { get; private set; }

    public bool IsListed { get; private set; }

    /// <summary>Gets when the list first showed the conversation, or did again after its deletion.</summary>
    public long CreatedAt { get; private set; }

    public void Receive(StoredMessage message)
    {
        List(message.Timestamp);
        Unread += IsUnread(message) ? 1 : 0;
    }

    /// <summary>Puts the conversation on the list, where it may be.</summary>
    public void List(long now)
    {
        CreatedAt = IsListed ? CreatedAt : now;
        IsListed = Channel.IsListed;
    }

    /// <summary>Returns what the conversation list shows, or null if the list does not show this conversation.</summary>
    public StoredMessage? Newest(long keptSince)
    {
        if (!IsListed)
        {
            return null;
        }

        HistoryPage page = Page(new HistoryQuery { Count = 1 }, keptSince);
        return page.Messages.Count > 0 ? page.Messages[0] : null;
    }

    /// <summary>
    /// Finds the page by its bounds and walks only it, stepping over what was removed or does not match, so that pages stay full.
    /// </summary>
    public HistoryPage Page(HistoryQuery query, long keptSince)
    {
        MessageLog log = Channel.Log;
        int low = Math.Max(log.FirstAfterId(_clearedThrough), log.FirstAtOrAfterTime(Math.Max(keptSince, query.StartTime ?? 0)));
        int high = query.EndTime is { } endTime ? log.FirstAfterTime(endTime) : log.Count;
        if (query.Start is { } start)
        {
            low = query.OldestFirst ? Math.Max(low, log.FirstAfterId(start)) : low;
            high = query.OldestFirst ? high : Math.Min(high, log.FirstAtOrAfterId(start));
        }

        List<StoredMessage> messages = new(Math.Clamp(high - low, 0, query.Count));
        for (int step = 0; step < high - low; step++)
        {
            StoredMessage message = log[query.OldestFirst ? low + step : high - 1 - step];
            if (_removed.Contains(message.Id) || !query.Matches(message))
            {
                continue;
            }

            if (messages.Count == query.Count)
            {
                return new HistoryPage(messages, IsLast: false);
            }

            messages.Add(message);
        }

        return new HistoryPage(messages, IsLast: true);
    }

    public void Remove(IEnumerable<ulong> ids)
    {
        _removed.UnionWith(ids);
        CountUnread();
    }

    /// <summary>Removes what is there now at or before a time; messages yet to come are not concerned.</summary>
    public void RemoveThrough(long timestamp)
    {
        int end = Channel.Log.FirstAfterTime(timestamp);
        if (end > 0)
        {
            _clearedThrough = Math.Max(_clearedThrough, Channel.Log[end - 1].Id);
            CountUnread();
        }
    }

    /// <summary>Takes the conversation off the list, and its labels with it, until its next message.</summary>
    public void Delete(bool withMessages)
    {
        IsListed = false;
        Labels.Clear();
        MarkRead();
        if (withMessages)
        {
            _clearedThrough = Channel.Log.LastId;
        }
    }

    public void MarkRead()
    {
        _readThrough = Channel.Log.LastId;
        Unread = 0;
    }

    private void CountUnread()
    {
        Unread = 0;
        for (int index = Channel.Log.FirstAfterId(_readThrough); index < Channel.Log.Count; index++)
        {
            Unread += IsUnread(Channel.Log[index]) ? 1 : 0;
        }
    }

    private bool IsUnread(StoredMessage message) =>
        message.Id > _readThrough && message.Id > _clearedThrough && message.Message.From != owner && !_removed.Contains(message.Id);
}
