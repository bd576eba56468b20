namespace Easemob.Messaging.Cache;

/// <summary>Keeps what the server told. Inside one transaction of the caller's.</summary>
internal static class MessageWriter
{
    /// <summary>Keeps messages and lists the conversations of those that were stored.</summary>
    /// <returns>How many were stored.</returns>
    public static int SaveMessages(SqliteSession session, IReadOnlyList<ChatMessage> messages)
    {
        int stored = 0;
        ConversationKey key = default;
        ConversationRow conversation = default;

        // From new to old, as the indexes are ordered: a page is ascending, but pages come from new to old.
        for (int i = messages.Count - 1; i >= 0; i--)
        {
            ChatMessage message = messages[i];
            ArgumentNullException.ThrowIfNull(message, nameof(messages));
            if (message.Type == MessageType.Command)
            {
                continue;
            }

            // A page is of one conversation, so looking at the one before saves nearly every query.
            if (conversation.Id == 0 || key != message.Conversation)
            {
                key = message.Conversation;
                conversation = ConversationTable.FindOrAdd(session, key);
            }

            if (!MessageTable.Save(session, conversation, message, MessageOrigin.History))
            {
                continue;
            }

            stored++;
            if (!conversation.IsListed)
            {
                ConversationTable.MarkListed(session, conversation.Id, unread: 0);
                conversation = conversation with { IsListed = true };
            }
        }

        return stored;
    }

    /// <summary>
    /// Keeps a server list. A conversation that is not, or no longer, in the local list takes its unread count from there.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="conversations">The conversations.</param>
    /// <param name="hasLabels">Whether the list tells pins and marks.</param>
    /// <returns>How many conversations the list had.</returns>
    public static int SaveConversations(SqliteSession session, IReadOnlyList<Conversation> conversations, bool hasLabels)
    {
        for (int i = 0; i < conversations.Count; i++)
        {
            Conversation listed = conversations[i];
            ArgumentNullException.ThrowIfNull(listed, nameof(conversations));
            ConversationRow conversation = ConversationTable.FindOrAdd(session, listed.Key);
            if (!conversation.IsListed)
            {
                ConversationTable.MarkListed(session, conversation.Id, Math.Max(0, listed.UnreadCount));
                ConversationTimes.RaiseUnreadAsOf(session, conversation.Id, listed.LatestMessage?.SentAt.ToUnixTimeMilliseconds() ?? 0);
            }

            if (hasLabels)
            {
                ConversationLabels.SavePinnedAt(session, conversation.Id, listed.PinnedAt?.ToUnixTimeMilliseconds());
                ConversationLabels.SaveMarks(session, conversation.Id, listed.Marks);
            }

            if (listed.LatestMessage is { } latest)
            {
                MessageTable.Save(session, conversation, latest, MessageOrigin.Listed);
            }
        }

        return conversations.Count;
    }
}
