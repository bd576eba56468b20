using System.Text.Json.Nodes;
using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>
/// What is asked of the messages. The statements are put together from fixed parts, and values are bound: there are few of them, each
/// prepared once. In one conversation the index gives the order; in all of them the newest or oldest are found among the positions of
/// all, and only their rows are read.
/// </summary>
internal static class MessageQueries
{
    private const string InSpan = "(m.server_time, m.id) > (?2, ?3) AND (m.server_time, m.id) < (?4, ?5)";

    // Users' ids differ in case between what applications and the server write.
    private const string OfTypes = " AND m.type IN (SELECT value FROM json_each(?7))";
    private const string OfSenders = " AND m.sender COLLATE NOCASE IN (SELECT value FROM json_each(?8))";

    private const string Ascending = "m.server_time, m.id";
    private const string Descending = "m.server_time DESC, m.id DESC";

    private const string ById =
        $"""
        SELECT {MessageRow.ColumnsAnywhere} FROM messages m JOIN conversations c ON c.id = m.conversation WHERE m.id = ?1
        """;

    private const string CountInConversation = $"SELECT count(*) FROM messages m WHERE m.conversation = ?1 AND {InSpan}";

    private const string CountInAll = $"SELECT count(*) FROM messages m WHERE {InSpan}";

    private const string CountAll = "SELECT count(*) FROM messages";

    /// <summary>Finds a message, whatever conversation it is in.</summary>
    public static ChatMessage? Find(SqliteSession session, ulong id) => FindAll(session, [SortableId.ToStored(id)]).FirstOrDefault();

    /// <summary>Finds messages, in the order of their ids here; those that are not here are left out.</summary>
    public static List<ChatMessage> FindAll(SqliteSession session, IEnumerable<long> storedIds)
    {
        var messages = new List<ChatMessage>();
        var names = new NamePool();
        foreach (long storedId in storedIds)
        {
            using SqliteStatement find = session.Prepare(ById);
            find.Bind(1, storedId);
            if (find.Step())
            {
                messages.Add(MessageRow.ReadAnywhere(find, names));
            }
        }

        return messages;
    }

    /// <summary>Finds the part of the order that a query speaks of; null where its conversation is not here.</summary>
    public static MessageSpan? FindSpan(SqliteSession session, MessageQuery query)
    {
        MessageSpan span = MessageSpan.Between(query.From, query.To);
        if (query.StartTime is { } time)
        {
            span = span.Beyond(time, query.Direction);
        }

        if (query.Conversation is not { } key)
        {
            return span;
        }

        return ConversationTable.Find(session, key) is not { } conversation
            ? null
            : query.StartMessageId is { } start
                ? span.Beyond(MessageTable.Locate(session, conversation, MessageIds.Parse(start)), query.Direction)
                : span;
    }

    /// <summary>Loads the messages of a part, beginning where the query's direction does.</summary>
    public static List<ChatMessage> Load(SqliteSession session, MessageQuery query, MessageSpan span, int count)
    {
        var messages = new List<ChatMessage>();
        if (query.Conversation is not { } key)
        {
            return FindAll(session, LoadPositions(session, query, span, count).Select(static position => position.StoredId));
        }

        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return messages;
        }

        var names = new NamePool();
        using SqliteStatement rows = session.Prepare(Sql(MessageRow.Columns, query));
        Bind(rows, query, span, count);
        rows.Bind(1, conversation.Id);
        while (rows.Step())
        {
            messages.Add(MessageRow.Read(rows, key, conversation.PeerReadUntil, names));
        }

        return messages;
    }

    /// <summary>Loads the positions of the messages of a part, of all conversations, beginning where the query's direction does.</summary>
    public static List<MessagePosition> LoadPositions(SqliteSession session, MessageQuery query, MessageSpan span, int count)
    {
        var positions = new List<MessagePosition>();
        using SqliteStatement rows = session.Prepare(Sql(Ascending, query));
        Bind(rows, query, span, count);
        while (rows.Step())
        {
            positions.Add(new MessagePosition(rows.GetInt64(0), rows.GetInt64(1)));
        }

        return positions;
    }

    /// <summary>Counts messages, in one conversation or in all.</summary>
    public static int Count(SqliteSession session, ConversationKey? key, MessageSpan span)
    {
        ConversationRow? conversation = key is { } named ? ConversationTable.Find(session, named) : null;
        if (key is not null && conversation is null)
        {
            return 0;
        }

        bool isAll = key is null && span == MessageSpan.All;
        using SqliteStatement count = session.Prepare(isAll ? CountAll : key is null ? CountInAll : CountInConversation);
        if (!isAll)
        {
            count.Bind(1, conversation?.Id);
            span.Bind(count, 2);
        }

        return count.Step() ? count.GetInt32(0) : 0;
    }

    /// <summary>Returns the statement of a query.</summary>
    /// <param name="columns">What is selected.</param>
    /// <param name="query">The query.</param>
    internal static string Sql(string columns, MessageQuery query)
    {
        string home = query.Conversation is null ? string.Empty : "m.conversation = ?1 AND ";
        string types = query.Types.Count > 0 ? OfTypes : string.Empty;
        string senders = query.Senders.Count > 0 ? OfSenders : string.Empty;
        string order = query.Direction == SearchDirection.Up ? Descending : Ascending;
        return $"SELECT {columns} FROM messages m WHERE {home}{InSpan}{types}{senders} ORDER BY {order} LIMIT ?6";
    }

    private static void Bind(in SqliteStatement statement, MessageQuery query, MessageSpan span, int count)
    {
        span.Bind(statement, 2);
        statement.Bind(6, count);
        if (query.Types.Count > 0)
        {
            statement.Bind(7, ToJson(query.Types.Select(static type => type.Value)));
        }

        if (query.Senders.Count > 0)
        {
            statement.Bind(8, ToJson(query.Senders));
        }
    }

    private static string ToJson(IEnumerable<string> values) =>
        new JsonArray([.. values.Select(static value => (JsonNode)JsonValue.Create(value))]).ToJsonString();
}
