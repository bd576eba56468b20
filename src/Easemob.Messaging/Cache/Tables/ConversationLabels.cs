namespace Easemob.Messaging.Cache;

/// <summary>What the server keeps of this user's conversations beside their messages: pins, marks and reminders.</summary>
internal static class ConversationLabels
{
    private const string SetPlain = "UPDATE conversations SET pinned_at = NULL, marks = 0 WHERE id = ?1";

    private const string SetPinned = "UPDATE conversations SET pinned_at = ?2 WHERE id = ?1";

    private const string SetRemindType = "UPDATE conversations SET remind_type = ?2 WHERE id = ?1";

    private const string AddMark = "UPDATE conversations SET marks = marks | ?2 WHERE id = ?1";

    private const string SetMarks = "UPDATE conversations SET marks = ?2 WHERE id = ?1";

    private const string RemoveMark = "UPDATE conversations SET marks = marks & ~?2 WHERE id = ?1";

    public static void SavePinnedAt(SqliteSession session, long conversation, long? time) => session.Run(SetPinned, conversation, time);

    public static void SaveMark(SqliteSession session, long conversation, int mark, bool isMarked) =>
        session.Run(isMarked ? AddMark : RemoveMark, conversation, 1L << mark);

    public static void SaveMarks(SqliteSession session, long conversation, IReadOnlyList<int> marks) =>
        session.Run(SetMarks, conversation, marks.Aggregate(0L, static (bits, mark) => bits | 1L << mark));

    public static void SaveRemindType(SqliteSession session, long conversation, RemindType remindType) =>
        session.Run(SetRemindType, conversation, (long)remindType);

    /// <summary>Forgets pin and marks.</summary>
    public static void ForgetMarks(SqliteSession session, long conversation) => session.Run(SetPlain, conversation);
}
