namespace Easemob.Messaging.TroubleTests.Store;

/// <summary>A conversation of the model: what the cache keeps, as lists and numbers.</summary>
internal sealed class ModelConversation(ConversationKey key)
{
    public ConversationKey Key { get; } = key;

    public Dictionary<ulong, ModelRow> Rows { get; } = [];

    /// <summary>Gets the messages that stay away, with their times where these were known.</summary>
    public Dictionary<ulong, long?> Buried { get; } = [];

    public long RemovedBefore { get; set; }

    public long UnreadAsOf { get; set; }

    public bool IsListed { get; set; }

    public int Unread { get; set; }

    public IEnumerable<ModelRow> Ordered => Rows.Values.OrderBy(row => row.Time).ThenBy(row => row.Id);

    public bool IsRemoved(ulong id, long time) => time < RemovedBefore || Buried.ContainsKey(id);

    public void List()
    {
        Unread = IsListed ? Unread : 0;
        IsListed = true;
    }

    /// <summary>Deletes messages: single ones, or those of a time, of which nothing is left unread where it is all.</summary>
    public int Delete(Func<ModelRow, bool> condition, bool isByTime, bool bury)
    {
        ModelRow[] rows = [.. Rows.Values.Where(condition)];
        HashSet<ulong> unread =
        [
            .. Ordered.Where(row => row.IsReceived).Reverse()
                .OrderByDescending(row => row.HasArrived && row.Time > UnreadAsOf).Take(Unread).Select(row => row.Id),
        ];
        bool takesAll = isByTime && rows.Length == Rows.Count && rows.Length > 0;
        Unread = takesAll ? 0 : Math.Max(0, Unread - rows.Count(row => unread.Contains(row.Id)));
        foreach (ModelRow row in rows)
        {
            Rows.Remove(row.Id);
            if (bury)
            {
                Buried.TryAdd(row.Id, row.Time);
            }
        }

        return rows.Length;
    }

    /// <summary>Returns the time of a position; of an id that is not known, that of the last message before it.</summary>
    public long Locate(ulong id) => Rows.TryGetValue(id, out ModelRow? row)
        ? row.Time
        : Buried.GetValueOrDefault(id) ?? Ordered.LastOrDefault(other => other.Id < id)?.Time ?? long.MinValue;
}
