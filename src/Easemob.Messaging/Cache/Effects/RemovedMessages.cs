namespace Easemob.Messaging.Cache;

/// <summary>What was removed and does not come back: below the watermark, or with a tombstone.</summary>
internal static class RemovedMessages
{
    /// <summary>Whether a message was removed, here or before it came.</summary>
    public static bool Contain(SqliteSession session, in ConversationRow conversation, ChatMessage message) =>
        Contain(session, conversation, message, message.SentAt.ToUnixTimeMilliseconds());

    /// <summary>Whether a message was removed, if it is of a time in Unix milliseconds.</summary>
    public static bool Contain(SqliteSession session, in ConversationRow conversation, ChatMessage message, long time) =>
        time < conversation.RemovedBefore
        || TombstoneTable.Contains(session, conversation.Id, SortableId.ToStored(message.Id))
        || WasRecalledAsAGroups(session, message);

    // A recall that came first could not tell that the group it named is a thread or a room.
    private static bool WasRecalledAsAGroups(SqliteSession session, ChatMessage message) =>
        message.Conversation.Type is ConversationType.Thread or ConversationType.ChatRoom
        && ConversationTable.Find(session, ConversationKey.FromTrusted(ConversationType.Group, message.Conversation.Id)) is { } group
        && TombstoneTable.Contains(session, group.Id, SortableId.ToStored(message.Id));
}
