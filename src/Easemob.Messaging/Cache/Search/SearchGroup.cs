namespace Easemob.Messaging.Cache;

/// <summary>What was found in one conversation so far, from new to old.</summary>
internal sealed class SearchGroup(long newestRow)
{
    private readonly List<string> _ids = [];
    private int _count;

    public long NewestRow => newestRow;

    public void Add(SearchPosition position)
    {
        _count++;
        if (_ids.Count < ConversationHits.MaxMessageIds)
        {
            _ids.Add(MessageIds.Format(SortableId.FromStored(position.StoredId)));
        }
    }

    public ConversationHits ToHits(SearchHit newest) =>
        new() { Conversation = newest.Message.Conversation, Count = _count, Newest = newest, MessageIds = _ids };
}
