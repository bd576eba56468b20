namespace Easemob.Messaging.Cache;

/// <summary>A search in terms of the file.</summary>
internal sealed class SearchRequest
{
    // FTS5 takes seconds for a query of very many; what it finds is looked at then.
    private const int MaxNames = 1_000;

    private readonly string[] _words;
    private readonly SearchScope _scope;
    private readonly long? _conversation;
    private readonly HashSet<string> _senders;
    private readonly HashSet<string> _types;
    private readonly SearchPosition? _after;

    private SearchRequest(MessageSearch search, long? conversation, SearchPosition? after)
    {
        _words = SearchFolding.SplitWords(SearchFolding.Fold(SearchFolding.Compose(search.Text)));
        _scope = search.Scope;
        _conversation = conversation;
        _senders = new HashSet<string>(search.Senders.Select(SearchFolding.Fold), StringComparer.Ordinal);
        _types = new HashSet<string>(search.Types.Select(static type => SearchFolding.Fold(type.Value)), StringComparer.Ordinal);
        _after = after;
        Direction = search.Direction;
        FirstTime = search.From is { } from ? SearchNumbers.TimeFrom(from) : SearchNumbers.FirstTime;
        LastTime = search.To is { } to ? SearchNumbers.TimeFrom(to) - 1 : SearchNumbers.LastTime;
        if (after is { } position)
        {
            FirstTime = Direction == SearchDirection.Up ? FirstTime : Math.Max(FirstTime, position.Time);
            LastTime = Direction == SearchDirection.Up ? Math.Min(LastTime, position.Time) : LastTime;
        }
    }

    public SearchDirection Direction { get; }

    /// <summary>Gets the first millisecond that is wanted.</summary>
    public long FirstTime { get; }

    /// <summary>Gets the last millisecond that is wanted.</summary>
    public long LastTime { get; }

    public IReadOnlyList<string> Words => _words;

    public SearchScope Scope => _scope;

    /// <summary>Gets whether a word is a single character.</summary>
    public bool HasSingleCharacter => _words.Any(static word => word.Length == 1);

    public Comparison<SearchPosition> Order => Direction == SearchDirection.Up ? SearchPosition.Descending : SearchPosition.Ascending;

    /// <summary>Makes a request, or null where nothing can be found.</summary>
    public static SearchRequest? Create(SqliteSession session, MessageSearch search, SearchPosition? after)
    {
        ConversationRow? conversation = search.Conversation is { } key ? ConversationTable.Find(session, key) : null;
        if (search.Conversation is not null && conversation is null)
        {
            return null;
        }

        var request = new SearchRequest(search, conversation?.Id, after);
        return request.FirstTime <= request.LastTime && request._words.Length > 0 ? request : null;
    }

    /// <summary>Tells whether a position is behind the page before.</summary>
    public bool Follows(SearchPosition position) => _after is not { } after || Order(after, position) < 0;

    /// <summary>Tells whether a message has what is wanted beside the words.</summary>
    public bool Accepts(long time, long conversation, string sender, string type) =>
        time >= FirstTime && time <= LastTime
        && (_conversation is null || conversation == _conversation)
        && (_senders.Count == 0 || _senders.Contains(SearchFolding.Fold(sender)))
        && (_types.Count == 0 || _types.Contains(SearchFolding.Fold(type)));

    /// <summary>Tells whether every word is in a message.</summary>
    public bool Matches(MessageContent content)
    {
        string[] texts = [.. SearchTexts.Of(content, _scope).Select(static text => SearchFolding.Fold(text.Text))];
        return _words.All(word => texts.Any(text => text.Contains(word)));
    }

    /// <summary>Writes what the index is asked.</summary>
    public ReadOnlySpan<byte> WriteQuery()
    {
        var query = new SearchTokens();
        query.AddSyntax(_scope switch
        {
            SearchScope.Content => "{content} : (",
            SearchScope.Extension => "{extension} : (",
            _ => "{content extension} : (",
        });
        for (int i = 0; i < _words.Length; i++)
        {
            query.AddSyntax(i == 0 ? string.Empty : " AND ");
            query.AddPhrase(_words[i]);
        }

        query.AddSyntax(")");
        if (_conversation is { } conversation)
        {
            query.AddSyntax(" AND {place} : \"");
            SearchEntry.AddConversation(query, conversation);
            query.AddSyntax("\"");
        }

        AddNames(query, _senders, SearchEntry.AddSender);
        AddNames(query, _types, SearchEntry.AddType);
        return query.Written;
    }

    private static void AddNames(SearchTokens query, HashSet<string> names, Action<SearchTokens, string> add)
    {
        if (names.Count is 0 or > MaxNames)
        {
            return;
        }

        string before = " AND {place} : (\"";
        foreach (string name in names)
        {
            query.AddSyntax(before);
            add(query, name);
            query.AddSyntax("\"");
            before = " OR \"";
        }

        query.AddSyntax(")");
    }
}
