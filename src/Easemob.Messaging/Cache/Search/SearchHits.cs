using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>What a search finds in one state of the file: in the index, and among the messages that wait for it.</summary>
internal static class SearchHits
{
    private const string Find =
        $"""
        SELECT {MessageRow.Columns}, c.type, c.name, c.peer_read_until
        FROM messages m JOIN conversations c ON c.id = m.conversation WHERE m.row = ?1
        """;

    /// <summary>Reads one page.</summary>
    public static CursorPage<SearchHit> Load(SqliteSession session, MessageSearch search, SearchPosition? after, int pageSize)
    {
        if (SearchRequest.Create(session, search, after) is not { } request)
        {
            return new CursorPage<SearchHit> { Items = [] };
        }

        // One more than the page tells whether there is another.
        var positions = new List<SearchPosition>();
        Visit(session, request, pageSize + 1, position =>
        {
            positions.Add(position);
            return positions.Count <= pageSize;
        });
        bool hasMore = positions.Count > pageSize;
        var names = new NamePool();
        return new CursorPage<SearchHit>
        {
            Items = [.. positions.Take(pageSize).Select(position => Load(session, request, position.Row, names))],
            Cursor = hasMore ? positions[pageSize - 1].ToCursor() : null,
        };
    }

    /// <summary>Counts what is found by conversation.</summary>
    public static List<ConversationHits> Group(SqliteSession session, MessageSearch search)
    {
        if (SearchRequest.Create(session, search with { Direction = SearchDirection.Up }, null) is not { } request)
        {
            return [];
        }

        // In the order in which they come, which is that of their newest messages.
        var groups = new List<SearchGroup>();
        var known = new Dictionary<long, SearchGroup>();
        Visit(session, request, int.MaxValue, position =>
        {
            if (!known.TryGetValue(position.Conversation, out SearchGroup? group))
            {
                known.Add(position.Conversation, group = new SearchGroup(position.Row));
                groups.Add(group);
            }

            group.Add(position);
            return true;
        });
        var names = new NamePool();
        return [.. groups.Select(group => group.ToHits(Load(session, request, group.NewestRow, names)))];
    }

    // Both are in order, and a message is either indexed or waiting.
    private static void Visit(SqliteSession session, SearchRequest request, int limit, Func<SearchPosition, bool> take)
    {
        bool isIndexed = SearchIndex.IsOurs(session);
        List<SearchPosition> waiting = WaitingHits.Find(session, request, limit, all: !isIndexed);
        int next = 0;
        bool isWanted = !isIndexed || IndexedHits.Visit(session, request, new HitOrder(request, limit < int.MaxValue, position =>
        {
            while (next < waiting.Count && request.Order(waiting[next], position) < 0)
            {
                if (!take(waiting[next++]))
                {
                    return false;
                }
            }

            return take(position);
        }));
        while (isWanted && next < waiting.Count)
        {
            isWanted = take(waiting[next++]);
        }
    }

    private static SearchHit Load(SqliteSession session, SearchRequest request, long row, NamePool names)
    {
        using SqliteStatement find = session.Prepare(Find);
        find.Bind(1, row);
        if (!find.Step())
        {
            throw new InvalidOperationException("The message was found in this state of the file.");
        }

        ConversationKey key = ConversationKey.FromTrusted(
            (ConversationType)find.GetInt32(MessageRow.Count), find.GetString(MessageRow.Count + 1));
        ChatMessage message = MessageRow.Read(find, key, find.GetInt64(MessageRow.Count + 2), names);
        return new SearchHit { Message = message, Snippets = Snippets.Of(message.Content, request.Scope, request.Words) };
    }
}
