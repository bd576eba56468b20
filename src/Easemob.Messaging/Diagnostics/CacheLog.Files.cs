using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <content>Pinned messages and the files of messages.</content>
internal static partial class CacheLog
{
    [LoggerMessage(
        3060,
        LogLevel.Debug,
        "The cache saved {SavedCount} of {MessageCount} pinned messages.",
        EventName = "CachePinnedMessagesSaved")]
    public static partial void PinnedMessagesSaved(this ILogger logger, int savedCount, int messageCount);

    [LoggerMessage(
        3061,
        LogLevel.Debug,
        "The cache dropped {MessageCount} messages that are not pinned any more.",
        EventName = "CachePinnedMessagesDropped")]
    public static partial void PinnedMessagesDropped(this ILogger logger, int messageCount);

    [LoggerMessage(
        3065,
        LogLevel.Debug,
        "Of {FileCount} files of messages {DeletedCount} were deleted: their messages are not in the cache.",
        EventName = "CacheFilesSwept")]
    public static partial void FilesSwept(this ILogger logger, int fileCount, int deletedCount);
}
