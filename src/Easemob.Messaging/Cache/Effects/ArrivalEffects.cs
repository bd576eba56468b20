namespace Easemob.Messaging.Cache;

/// <summary>What the arrival of a message does to the cache. One transaction of the caller's.</summary>
internal static class ArrivalEffects
{
    private const MessageOrigin Arrived = MessageOrigin.Live | MessageOrigin.Transient;

    /// <summary>Keeps a message that arrived.</summary>
    /// <param name="session">The session.</param>
    /// <param name="received">The arrival.</param>
    /// <param name="place">The flag of the cache at which it arrived.</param>
    /// <returns>The event to raise; null where the message was removed, or arrived here before.</returns>
    public static MessageReceived? Apply(SqliteSession session, MessageReceived received, MessageOrigin place)
    {
        ChatMessage message = received.Message;
        if (message.Type == MessageType.Command)
        {
            return received;
        }

        ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
        if (RemovedMessages.Contain(session, conversation, message))
        {
            return null;
        }

        MessageOrigin known = Save(session, conversation, message, received.IsOnlineOnly, place);
        if ((known & place) != 0)
        {
            return null;
        }

        bool isNew = (known & Arrived) == 0;
        if (isNew && (conversation.IsListed || message.SentAt.ToUnixTimeMilliseconds() > conversation.DeletedUntil))
        {
            int unread = conversation.Unread + (IsUnread(conversation, message) && !ReadEffects.IsSeen(session, message.Id) ? 1 : 0);
            ConversationTable.MarkListed(session, conversation.Id, unread);
        }

        if (isNew)
        {
            CheckAgain(session, conversation, message, received.IsOnlineOnly);
        }

        return received;
    }

    /// <summary>Keeps a message that the server took from here.</summary>
    /// <param name="session">The session.</param>
    /// <param name="message">The message as the server has it.</param>
    /// <param name="isOnlineOnly">Whether the server keeps no history of it.</param>
    /// <param name="place">The flag of the cache that sent it.</param>
    public static void Complete(SqliteSession session, ChatMessage message, bool isOnlineOnly, MessageOrigin place)
    {
        if (message.Type == MessageType.Command)
        {
            return;
        }

        ConversationRow conversation = ConversationTable.FindOrAdd(session, message.Conversation);
        if (RemovedMessages.Contain(session, conversation, message))
        {
            return;
        }

        Save(session, conversation, message, isOnlineOnly, place);
        ConversationTable.MarkListed(session, conversation.Id, conversation.Unread);
        CheckAgain(session, conversation, message, isOnlineOnly);
    }

    // Notices and messages come by different ways: this may be one of those that were removed.
    private static void CheckAgain(SqliteSession session, in ConversationRow conversation, ChatMessage message, bool isOnlineOnly)
    {
        if (!isOnlineOnly && message.SentAt.ToUnixTimeMilliseconds() <= conversation.RemovalNoticedAt)
        {
            CheckTable.NoteAgain(session, conversation.Id);
        }
    }

    // What came before, from history or another cache's connection, is the same message with more about it: reactions, edits. What
    // a list named has less.
    private static MessageOrigin Save(
        SqliteSession session, in ConversationRow conversation, ChatMessage message, bool isOnlineOnly, MessageOrigin place)
    {
        MessageOrigin origin = place | (isOnlineOnly ? MessageOrigin.Transient : MessageOrigin.Live);
        (MessageOrigin Origin, PayloadFormat Format)? known = MessageChanges.FindOrigin(session, message.Id);
        if (known?.Format == PayloadFormat.Protobuf)
        {
            MessageChanges.AddOrigin(session, message.Id, origin);
        }
        else
        {
            MessageTable.Save(session, conversation, message, origin);
        }

        return known?.Origin ?? MessageOrigin.None;
    }

    private static bool IsUnread(in ConversationRow conversation, ChatMessage message) =>
        conversation.Unread < int.MaxValue
        && message.Direction == MessageDirection.Received
        && message.Conversation.Type is ConversationType.Chat or ConversationType.Group
        && message.SentAt.ToUnixTimeMilliseconds() > conversation.UnreadAsOf;
}
