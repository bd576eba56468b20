namespace Easemob.Messaging.Cache;

/// <summary>What a recall does to the cache. One transaction of the caller's.</summary>
internal static class RecallEffects
{
    /// <summary>Takes a message away for good, whether it is here already or not.</summary>
    /// <returns>The event to raise, with the message as it was.</returns>
    public static MessageRecalled Apply(SqliteSession session, MessageRecalled recalled)
    {
        // The server does not always say where the message is, and not always whether that is a group or a room.
        ConversationKey? known = MessageIds.TryParse(recalled.MessageId, out ulong id)
            ? MessageChanges.FindConversation(session, id)
            : null;
        if (id != 0)
        {
            PinnedMessageTable.Delete(session, SortableId.ToStored(id));
        }

        known ??= recalled.Conversation is { } named ? ConversationTable.Resolve(session, named) : null;
        if (id == 0 || known is not { } key)
        {
            return recalled with { Conversation = known };
        }

        ConversationRow conversation = ConversationTable.FindOrAdd(session, key);
        long storedId = SortableId.ToStored(id);
        ChatMessage? message = MessageChanges.Find(session, conversation, key, id);
        TombstoneTable.Add(session, conversation.Id, storedId, message?.SentAt.ToUnixTimeMilliseconds());
        if (message is not null)
        {
            int unread = UnreadMessages.CountWithoutOne(session, conversation, storedId);
            MessageChanges.Delete(session, storedId);
            ConversationTable.SaveUnread(session, conversation.Id, unread);
        }

        return recalled with { Conversation = key, Message = message };
    }
}
