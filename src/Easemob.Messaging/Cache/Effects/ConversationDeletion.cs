namespace Easemob.Messaging.Cache;

/// <summary>Deletes conversations from this cache alone; the server keeps its own. Inside one transaction of the caller's.</summary>
internal static class ConversationDeletion
{
    /// <summary>Takes conversations off the list. What the server keeps of them, their pins and marks, stays.</summary>
    /// <param name="session">The session.</param>
    /// <param name="keys">The conversations.</param>
    /// <param name="messages">What becomes of their messages.</param>
    /// <param name="forGood">Whether messages that are deleted stay so when the server still has them.</param>
    /// <returns>How many were on the list.</returns>
    public static int Delete(SqliteSession session, IEnumerable<ConversationKey> keys, LocalMessages messages, bool forGood)
    {
        int count = 0;
        foreach (ConversationKey key in keys)
        {
            count += Delete(session, key, messages, forGood) ? 1 : 0;
        }

        return count;
    }

    private static bool Delete(SqliteSession session, ConversationKey key, LocalMessages messages, bool forGood)
    {
        if (ConversationTable.Find(session, key) is not { } conversation)
        {
            return false;
        }

        // What is here and yet to arrive by itself is not unread again.
        ReadEffects.MarkRead(session, key);
        if (messages == LocalMessages.Delete)
        {
            MessageDeletion.Delete(session, conversation, MessageSpan.All, forGood);
        }

        ConversationTable.Hide(session, conversation.Id);
        return conversation.IsListed;
    }
}
