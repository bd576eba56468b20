using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>The newest messages of a conversation.</summary>
internal static class LatestMessages
{
    internal const string Any =
        $"SELECT {MessageRow.Columns} FROM messages m WHERE m.conversation = ?1 ORDER BY m.server_time DESC, m.id DESC LIMIT 1";

    internal const string Received =
        $"""
        SELECT {MessageRow.Columns} FROM messages m
        WHERE m.conversation = ?1 AND m.direction = 0 ORDER BY m.server_time DESC, m.id DESC LIMIT 1
        """;

    /// <summary>Finds the newest message; null where there is none.</summary>
    public static ChatMessage? Find(SqliteSession session, ConversationKey key) => Find(session, Any, key);

    /// <summary>Finds the newest message that somebody else sent; null where there is none.</summary>
    public static ChatMessage? FindReceived(SqliteSession session, ConversationKey key) => Find(session, Received, key);

    private static ChatMessage? Find(SqliteSession session, string sql, ConversationKey key)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return null;
        }

        using SqliteStatement find = session.Prepare(sql);
        find.Bind(1, conversation.Id);
        return find.Step() ? MessageRow.Read(find, key, conversation.PeerReadUntil, new NamePool()) : null;
    }
}
