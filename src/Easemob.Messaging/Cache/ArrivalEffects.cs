namespace Easemob.Messaging.Cache;

/// <summary>What the arrival of a message does to the cache. One transaction of the caller's.</summary>
internal static class ArrivalEffects
{
    /// <summary>Keeps a message that arrived.</summary>
    /// <returns>The event to raise; null where the message was removed, or arrived before.</returns>
    public static MessageReceived? Apply(SqliteSession session, MessageReceived received)
    {
        ChatMessage message = received.Message;
        if (message.Type == MessageType.Command)
        {
            return received;
        }

        ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
        MessageOrigin origin = received.IsOnlineOnly ? MessageOrigin.Transient : MessageOrigin.Live;
        if (IsRemoved(session, conversation, message) || !TrySave(session, conversation, message, origin))
        {
            return null;
        }

        if (conversation.IsListed || message.SentAt.ToUnixTimeMilliseconds() > conversation.DeletedUntil)
        {
            int unread = conversation.Unread + (IsUnread(conversation, message) ? 1 : 0);
            ConversationTable.MarkListed(session, conversation.Id, unread);
        }

        return received;
    }

    /// <summary>Keeps a message that the server took from here.</summary>
    public static void Complete(SqliteSession session, ChatMessage message, bool isOnlineOnly)
    {
        if (message.Type == MessageType.Command)
        {
            return;
        }

        ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
        if (IsRemoved(session, conversation, message))
        {
            return;
        }

        TrySave(session, conversation, message, isOnlineOnly ? MessageOrigin.Transient : MessageOrigin.Live);
        ConversationTable.MarkListed(session, conversation.Id, conversation.Unread);
    }

    private static bool IsRemoved(SqliteSession session, in ConversationRow conversation, ChatMessage message) =>
        message.SentAt.ToUnixTimeMilliseconds() < conversation.RemovedBefore
        || TombstoneTable.Contains(session, conversation.Id, SortableId.ToStored(message.Id));

    // What history brought before is the same message with more about it: reactions, edits.
    private static bool TrySave(SqliteSession session, in ConversationRow conversation, ChatMessage message, MessageOrigin origin)
    {
        if (MessageChanges.FindOrigin(session, message.Id) is not { } known)
        {
            return MessageTable.Save(session, conversation, message, origin);
        }

        if ((known.Origin & (MessageOrigin.Live | MessageOrigin.Transient)) != 0)
        {
            return false;
        }

        if (known.Format == PayloadFormat.Protobuf)
        {
            MessageChanges.AddOrigin(session, message.Id, origin);
            return true;
        }

        return MessageTable.Save(session, conversation, message, origin);
    }

    private static bool IsUnread(in ConversationRow conversation, ChatMessage message) =>
        message.Direction == MessageDirection.Received
        && message.Conversation.Type is ConversationType.Chat or ConversationType.Group
        && message.SentAt.ToUnixTimeMilliseconds() > conversation.UnreadAsOf;
}
