using Easemob.Messaging.Wire;

namespace Easemob.Messaging.Cache;

/// <summary>What the user's doings on other devices do to the cache. One transaction of the caller's.</summary>
internal static class DeviceEffects
{
    /// <summary>
    /// Takes for read what was read elsewhere. What came later than that stays unread: notices and messages wait in different queues.
    /// </summary>
    public static UnreadClearedOnOtherDevice Apply(SqliteSession session, UnreadClearedOnOtherDevice cleared)
    {
        long? time = cleared.OccurredAt?.ToUnixTimeMilliseconds();
        if (cleared.Conversation is not { } named)
        {
            foreach (ConversationRow conversation in ConversationTable.LoadUnread(session))
            {
                Clear(session, conversation, time);
            }

            ConversationTimes.RaiseAllUnreadAsOf(session, time ?? 0);
            return cleared;
        }

        ConversationKey key = ConversationTable.Resolve(session, named);
        Clear(session, ConversationTable.FindOrAdd(session, key), time);
        return cleared with { Conversation = key };
    }

    /// <summary>
    /// Takes a conversation off the list, once, unless it has come to life again since; what is older does not bring it back, but may
    /// still be on its way.
    /// </summary>
    public static ConversationDeletedOnOtherDevice Apply(SqliteSession session, ConversationDeletedOnOtherDevice deleted)
    {
        ConversationKey key = ConversationTable.Resolve(session, deleted.Conversation);
        ConversationRow conversation = ConversationTable.FindOrAdd(session, key);
        long newest = MessageTable.FindNewestTime(session, conversation) ?? 0;
        long time = deleted.OccurredAt?.ToUnixTimeMilliseconds() ?? Math.Max(newest, conversation.DeletedUntil + 1);
        ConversationTimes.RaiseDeletedUntil(session, conversation.Id, time);
        ConversationLabels.ForgetMarks(session, conversation.Id);

        // It does not say whether its messages went as well.
        CoverageEffects.DoubtUpTo(session, conversation.Id, Math.Max(time, newest));
        if (time > conversation.DeletedUntil && time >= newest)
        {
            ConversationTable.Unlist(session, conversation.Id);
        }

        return deleted with { Conversation = key };
    }

    public static ConversationPinnedOnOtherDevice Apply(SqliteSession session, ConversationPinnedOnOtherDevice pinned, DateTimeOffset now)
    {
        ConversationKey key = ConversationTable.Resolve(session, pinned.Conversation);
        long? time = pinned.IsPinned ? (pinned.OccurredAt ?? now).ToUnixTimeMilliseconds() : null;
        ConversationLabels.SavePinnedAt(session, ConversationTable.FindOrAdd(session, key).Id, time);
        return pinned with { Conversation = key };
    }

    public static ConversationMarkedOnOtherDevice Apply(SqliteSession session, ConversationMarkedOnOtherDevice marked)
    {
        ConversationKey key = ConversationTable.Resolve(session, marked.Conversation);
        if (marked.Mark is >= 0 and <= ServerLimits.LargestMark and { } mark)
        {
            ConversationLabels.SaveMark(session, ConversationTable.FindOrAdd(session, key).Id, mark, marked.IsMarked);
        }

        return marked with { Conversation = key };
    }

    public static DoNotDisturbChangedOnOtherDevice Apply(SqliteSession session, DoNotDisturbChangedOnOtherDevice changed)
    {
        if (changed.Conversation is not { } named)
        {
            return changed;
        }

        ConversationKey key = ConversationTable.Resolve(session, named);
        if (RemindTypeReader.Read(changed.SettingsJson) is { } remindType)
        {
            ConversationLabels.SaveRemindType(session, ConversationTable.FindOrAdd(session, key).Id, remindType);
        }

        return changed with { Conversation = key };
    }

    /// <summary>Writes down that the conversation is to be compared with the server; the event is raised when that is done.</summary>
    public static void Apply(SqliteSession session, MessagesRemovedOnOtherDevice removed, DateTimeOffset now)
    {
        ConversationKey key = ConversationTable.Resolve(session, removed.Conversation);
        ConversationRow conversation = ConversationTable.FindOrAdd(session, key);
        long time = removed.OccurredAt?.ToUnixTimeMilliseconds()
            ?? Math.Max(now.ToUnixTimeMilliseconds(), MessageTable.FindNewestTime(session, conversation) ?? 0);
        ConversationTimes.RaiseRemovalNoticedAt(session, conversation.Id, time);
        CheckTable.Note(session, conversation.Id, time, removed.DeviceId);
    }

    private static void Clear(SqliteSession session, ConversationRow conversation, long? time)
    {
        int unread = time is { } limit ? UnreadMessages.CountNewer(session, conversation, limit) : 0;
        ConversationTable.SaveUnread(session, conversation.Id, unread);
        ConversationTimes.RaiseUnreadAsOf(session, conversation.Id, time ?? MessageTable.FindNewestTime(session, conversation) ?? 0);
    }
}
