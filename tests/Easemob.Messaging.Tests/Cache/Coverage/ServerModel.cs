namespace Easemob.Messaging.Tests.Cache.Coverage;

/// <summary>A conversation as the server has it: every record ever, in order, and which of them this user can still fetch.</summary>
internal sealed class ServerModel
{
    /// <summary>When it begins: the clock of the cache is a day ahead.</summary>
    public const long Epoch = 1_700_000_000_000;

    // Ids have gaps, so that there are some that no record has.
    private const int IdStep = 10;

    private readonly List<ChatMessage> _records = [];
    private readonly HashSet<ulong> _gone = [];

    public long Now { get; private set; } = Epoch;

    public IReadOnlyList<ChatMessage> Records => _records;

    public IEnumerable<ChatMessage> Visible => _records.Where(record => !_gone.Contains(record.Id));

    /// <summary>Some records come in, in one new millisecond.</summary>
    public void Receive(int count, bool withCommand)
    {
        Now++;
        for (int i = 0; i < count; i++)
        {
            var id = (ulong)((_records.Count + 1) * IdStep);
            _records.Add(TestMessages.Message(id, Now, type: withCommand && i == 0 ? MessageType.Command : MessageType.Text));
        }
    }

    public void Remove(IEnumerable<ulong> ids) => _gone.UnionWith(ids);

    public void Remove(Func<ChatMessage, bool> isMeant) => Remove(Visible.Where(isMeant).Select(record => record.Id).ToArray());

    /// <summary>Finds a page; its start is a position.</summary>
    public CursorPage<ChatMessage> Page(string? start, SearchDirection direction, int size, Func<ChatMessage, bool> filter)
    {
        bool isUp = direction == SearchDirection.Up;
        ulong? id = start is null ? null : MessageIds.Parse(start);
        ChatMessage[] rest = [.. Visible.Where(record => filter(record) && (id is null || (isUp ? record.Id < id : record.Id > id)))];
        ChatMessage[] items = isUp ? [.. rest.TakeLast(size)] : [.. rest.Take(size)];
        bool isLast = items.Length == rest.Length;
        return new CursorPage<ChatMessage> { Items = items, Cursor = isLast ? null : (isUp ? items[0] : items[^1]).MessageId };
    }
}
