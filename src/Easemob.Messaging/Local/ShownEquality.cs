namespace Easemob.Messaging.Local;

/// <summary>Whether two readings of one conversation or message show the same.</summary>
internal static class ShownEquality
{
    public static bool AreSame(Conversation left, Conversation right) =>
        left.Key == right.Key
        && left.UnreadCount == right.UnreadCount
        && left.PinnedAt == right.PinnedAt
        && left.Marks.SequenceEqual(right.Marks)
        && left.RemindType == right.RemindType
        && left.Extension == right.Extension
        && (left.LatestMessage is { } one && right.LatestMessage is { } other
            ? AreSame(one, other)
            : left.LatestMessage is null && right.LatestMessage is null);

    public static bool AreSame(ChatMessage left, ChatMessage right) =>
        left.Id == right.Id
        && left.Conversation == right.Conversation
        && left.SentAt == right.SentAt
        && left.EditTime == right.EditTime
        && left.State == right.State
        && left.Direction == right.Direction
        && left.Receipts == right.Receipts
        && left.GroupReadCount == right.GroupReadCount
        && left.SenderId == right.SenderId
        && left.ReceiverId == right.ReceiverId
        && left.LocalExtension == right.LocalExtension
        && left.FilePath == right.FilePath
        && left.ThumbnailPath == right.ThumbnailPath
        && HaveSameContent(left, right);

    private static bool HaveSameContent(ChatMessage left, ChatMessage right) =>
        left.Payload is { } one && right.Payload is { } other
            ? one.Format == other.Format && one.Bytes.Span.SequenceEqual(other.Bytes.Span)
            : ReferenceEquals(left.Content, right.Content);
}
