namespace Easemob.Messaging.Cache;

/// <summary>The times up to which something holds in a conversation, in Unix milliseconds. They only rise.</summary>
internal static class ConversationTimes
{
    private const string RaiseWatermark = "UPDATE conversations SET removed_before = max(removed_before, ?2) WHERE id = ?1";

    private const string RaiseAllWatermarks = "UPDATE conversations SET removed_before = max(removed_before, ?1)";

    private const string RaiseUnreadTime = "UPDATE conversations SET unread_as_of = max(unread_as_of, ?2) WHERE id = ?1";

    private const string RaisePeerRead = "UPDATE conversations SET peer_read_until = max(peer_read_until, ?2) WHERE id = ?1";

    private const string RaiseAllUnreadTimes = "UPDATE conversations SET unread_as_of = max(unread_as_of, ?1)";

    private const string RaiseDeleted = "UPDATE conversations SET deleted_until = max(deleted_until, ?2) WHERE id = ?1";

    private const string RaiseRemovalNoticed = "UPDATE conversations SET removal_noticed_at = max(removal_noticed_at, ?2) WHERE id = ?1";

    public static void RaiseRemovedBefore(SqliteSession session, long conversation, long time) =>
        session.Run(RaiseWatermark, conversation, time);

    /// <summary>Raises the watermark of all conversations, of those that are yet to come too.</summary>
    public static void RaiseAllRemovedBefore(SqliteSession session, long time)
    {
        PropertyTable.Raise(session, PropertyTable.AllRemovedBefore, time);
        session.Run(RaiseAllWatermarks, time);
    }

    public static void RaiseUnreadAsOf(SqliteSession session, long conversation, long time) =>
        session.Run(RaiseUnreadTime, conversation, time);

    /// <summary>Takes everything up to a time for read, in conversations that are yet to come too.</summary>
    public static void RaiseAllUnreadAsOf(SqliteSession session, long time)
    {
        PropertyTable.Raise(session, PropertyTable.AllReadAt, time);
        session.Run(RaiseAllUnreadTimes, time);
    }

    public static void RaisePeerReadUntil(SqliteSession session, long conversation, long time) =>
        session.Run(RaisePeerRead, conversation, time);

    public static void RaiseDeletedUntil(SqliteSession session, long conversation, long time) =>
        session.Run(RaiseDeleted, conversation, time);

    public static void RaiseRemovalNoticedAt(SqliteSession session, long conversation, long time) =>
        session.Run(RaiseRemovalNoticed, conversation, time);
}
