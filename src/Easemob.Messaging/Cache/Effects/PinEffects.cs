namespace Easemob.Messaging.Cache;

/// <summary>What pinning a message, or its end, does to the cache. One transaction of the caller's.</summary>
internal static class PinEffects
{
    /// <summary>Notes whether a message is pinned, unless something newer is known.</summary>
    /// <returns>The event to raise.</returns>
    public static MessagePinChanged Apply(SqliteSession session, MessagePinChanged change, DateTimeOffset now)
    {
        ConversationKey key = ConversationTable.Resolve(session, change.Conversation);
        if (MessageIds.TryParse(change.MessageId, out ulong id))
        {
            long conversation = ConversationTable.FindOrAdd(session, key).Id;
            long time = (change.OccurredAt ?? now).ToUnixTimeMilliseconds();
            PinnedMessageTable.Note(session, conversation, SortableId.ToStored(id), change.IsPinned, time, change.OperatorId);
        }

        return change with { Conversation = key };
    }
}
