namespace Easemob.Messaging.Cache;

/// <summary>Puts messages that wait for it into the index. Inside one transaction of the caller's, so that nobody else does the same.</summary>
internal sealed class SearchFeed
{
    private const string Waiting =
        """
        SELECT row, id, server_time, conversation, sender, type, format, payload FROM messages
        WHERE search_row IS NULL AND row > ?1 ORDER BY row LIMIT ?2
        """;

    private const string Insert = "INSERT INTO search (rowid, content, extension, place) VALUES (?1, ?2, ?3, ?4)";

    private const string SetNumber = "UPDATE messages SET search_row = ?2 WHERE row = ?1";

    // What is gathered for the index takes up to seven bytes a character.
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly SearchEntry _entry = new();
    private readonly List<Item> _items = [];
    private long _afterRow = long.MinValue;

    /// <summary>Gets whether there may be more behind those of the last call.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Indexes messages behind those of the call before.</summary>
    /// <returns>How many there were; fewer than asked for at the end, and where they are large.</returns>
    public int Run(SqliteSession session, int count)
    {
        HasMore = false;
        if (!SearchIndex.IsOurs(session))
        {
            return 0;
        }

        // Whoever deletes with a tool of his own leaves this behind; its numbers are not free before.
        SearchLeaving.Settle(session);
        _items.Clear();
        Collect(session, count);
        _items.Sort();
        foreach (Item item in _items)
        {
            if (SearchNumbers.FindFree(session, item.Time) is { } number)
            {
                Add(session, item, number);
            }
        }

        return _items.Count;
    }

    private void Collect(SqliteSession session, int count)
    {
        using SqliteStatement rows = session.Prepare(Waiting);
        rows.Bind(1, _afterRow);
        rows.Bind(2, count);
        long bytes = 0;
        while (bytes < MaxBytes && rows.Step())
        {
            _afterRow = rows.GetInt64(0);
            MessageContent content = SearchEntry.Decode(rows.GetInt64(6), rows.GetBytes(7));
            _items.Add(new Item
            {
                Row = _afterRow,
                StoredId = rows.GetInt64(1),
                Time = rows.GetInt64(2),
                Content = _entry.GetTexts(content, SearchScope.Content).ToArray(),
                Extension = _entry.GetTexts(content, SearchScope.Extension).ToArray(),
                Place = _entry.GetPlace(rows.GetInt64(3), rows.GetString(4), rows.GetString(5)).ToArray(),
            });
            bytes += _items[_items.Count - 1].Size;
        }

        HasMore = _items.Count == count || bytes >= MaxBytes;
    }

    private static void Add(SqliteSession session, in Item item, long number)
    {
        using (SqliteStatement insert = session.Prepare(Insert))
        {
            insert.Bind(1, number);
            insert.BindText(2, item.Content);
            insert.BindText(3, item.Extension);
            insert.BindText(4, item.Place);
            insert.Execute();
        }

        using SqliteStatement update = session.Prepare(SetNumber);
        update.Bind(1, item.Row);
        update.Bind(2, number);
        update.Execute();
    }

    // In the order of their numbers: FTS5 writes out what it has gathered whenever a number is below the one before.
    private readonly struct Item : IComparable<Item>
    {
        public required long Row { get; init; }

        public required long StoredId { get; init; }

        public required long Time { get; init; }

        public required byte[] Content { get; init; }

        public required byte[] Extension { get; init; }

        public required byte[] Place { get; init; }

        public int Size => Content.Length + Extension.Length;

        public int CompareTo(Item other) => (Time, StoredId).CompareTo((other.Time, other.StoredId));
    }
}
