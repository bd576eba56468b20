using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The local list of conversations.</summary>
internal static class ConversationListing
{
    // The newest message is found, not remembered: whatever removes messages need not think of it.
    private const string List =
        $"""
        SELECT {MessageRow.Columns}, c.type, c.name, c.unread, c.peer_read_until, c.pinned_at, c.marks
        FROM conversations c
        LEFT JOIN messages m ON m.id =
            (SELECT id FROM messages WHERE conversation = c.id ORDER BY server_time DESC, id DESC LIMIT 1)
        WHERE c.listed = 1 AND c.type IN (0, 1)
        ORDER BY m.server_time DESC NULLS LAST, m.id DESC, c.id
        """;

    public static List<Conversation> Load(SqliteSession session)
    {
        var conversations = new List<Conversation>();
        var names = new NamePool();
        using SqliteStatement rows = session.Prepare(List);
        while (rows.Step())
        {
            conversations.Add(Read(rows, names));
        }

        return conversations;
    }

    private static Conversation Read(in SqliteStatement row, NamePool names)
    {
        const int First = MessageRow.Count;
        ConversationKey key = ConversationKey.FromTrusted((ConversationType)row.GetInt32(First), row.GetString(First + 1));
        return new Conversation
        {
            Key = key,
            LatestMessage = row.IsNull(0) ? null : MessageRow.Read(row, key, row.GetInt64(First + 3), names),
            UnreadCount = row.GetInt32(First + 2),
            PinnedAt = row.IsNull(First + 4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetTime(First + 4)),
            Marks = ReadMarks(row.GetInt64(First + 5)),
        };
    }

    private static IReadOnlyList<int> ReadMarks(long bits) =>
        bits == 0 ? [] : [.. Enumerable.Range(0, ServerLimits.LargestMark + 1).Where(mark => (bits >> mark & 1) != 0)];
}
