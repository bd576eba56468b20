namespace Easemob.Messaging.Cache;

/// <summary>What an edit does to the cache. One transaction of the caller's.</summary>
internal static class EditEffects
{
    /// <summary>Changes a message where it is; for one that is not here the edit is kept for a while.</summary>
    /// <returns>The event to raise, with the message as it is in the cache now.</returns>
    public static MessageEdited Apply(SqliteSession session, MessageEdited edited, EarlyChanges early)
    {
        if (TryApply(session, edited) is { } applied)
        {
            return applied;
        }

        early.Add(edited);
        return edited;
    }

    /// <summary>Changes a message where it is.</summary>
    /// <returns>The event with the message as it is in the cache now; null where it is not here.</returns>
    public static MessageEdited? TryApply(SqliteSession session, MessageEdited edited)
    {
        ChatMessage edit = edited.Message;
        ConversationKey key = ConversationTable.Resolve(session, edit.Conversation);
        if (ConversationTable.Find(session, key) is not { } conversation
            || MessageChanges.Find(session, conversation, key, edit.Id) is not { } message)
        {
            return null;
        }

        if (!IsNewer(edit, message))
        {
            return edited with { Message = message };
        }

        if (Rewrite(message, edited) is not { } payload)
        {
            return edited;
        }

        MessageChanges.ReplaceContent(session, edit.Id, edit.Type, edit.EditTime, payload);
        return edited with { Message = MessageChanges.Find(session, conversation, key, edit.Id)! };
    }

    // Of edits that do not tell their time the last to come is the newest.
    private static bool IsNewer(ChatMessage edit, ChatMessage message) =>
        edit.EditTime > message.EditTime || (edit.EditTime == 0 && message.EditTime == 0);

    // A body that cannot be understood cannot be encoded again: it stays as it came, with what came with it.
    private static MessagePayload? Rewrite(ChatMessage message, MessageEdited edited)
    {
        ChatMessage edit = edited.Message;
        if (edit.Body is UnknownMessageBody)
        {
            return edit.Payload;
        }

        return ContentRewriting.Run(
            message, edit.Body, edited.ReplacesExtensions ? edit.Extensions : message.Extensions, edit.Edit);
    }
}
