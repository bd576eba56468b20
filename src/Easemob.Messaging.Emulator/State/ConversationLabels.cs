namespace Easemob.Messaging.Emulator.State;

/// <summary>How a user labelled a conversation of theirs: pinned or not, and with which marks.</summary>
internal sealed class ConversationLabels
{
    /// <summary>How many marks there are, from 0 on.</summary>
    public const int MarkCount = 20;

    private readonly SortedDictionary<int, long> _marks = [];

    /// <summary>Gets when the conversation was pinned, or null if it is not.</summary>
    public long? PinnedAt { get; set; }

    public IReadOnlyCollection<int> Marks => _marks.Keys;

    /// <summary>Returns when the mark was put on, or null if it is not there.</summary>
    public long? MarkedAt(int mark) => _marks.TryGetValue(mark, out long markedAt) ? markedAt : null;

    public void Mark(int mark, long now) => _marks[mark] = now;

    public void Unmark(int mark) => _marks.Remove(mark);

    public void Clear()
    {
        PinnedAt = null;
        _marks.Clear();
    }
}
