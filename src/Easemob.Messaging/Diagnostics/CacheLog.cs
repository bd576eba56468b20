using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <summary>
/// What the cache logs: event ids 3000 to 3099. Ids and sizes, never text. Paths, which hold no user's name, only where somebody
/// must look.
/// </summary>
internal static partial class CacheLog
{
    [LoggerMessage(
        3000,
        LogLevel.Debug,
        "The cache was opened: its schema was {FromVersion} and is {Version} now.",
        EventName = "CacheOpened")]
    public static partial void Opened(this ILogger logger, long fromVersion, int version);

    [LoggerMessage(
        3001,
        LogLevel.Warning,
        "The damaged cache is now {SavedPath}; a fresh one was begun.",
        EventName = "CacheMovedAside")]
    public static partial void MovedAside(this ILogger logger, Exception exception, string savedPath);

    [LoggerMessage(
        3002,
        LogLevel.Warning,
        "Damage was found in {FilePath} (SQLite error {SqliteErrorCode}); the next opening checks all of it.",
        EventName = "CacheDamageFound")]
    public static partial void DamageFound(this ILogger logger, string filePath, int sqliteErrorCode);

    [LoggerMessage(
        3003,
        LogLevel.Warning,
        "It could not be noted beside {FilePath} that the file is damaged.",
        EventName = "CacheSuspicionNotKept")]
    public static partial void SuspicionNotKept(this ILogger logger, Exception exception, string filePath);

    [LoggerMessage(
        3004,
        LogLevel.Debug,
        "The cache is open as device {Slot} of its file.",
        EventName = "CacheSlotTaken")]
    public static partial void SlotTaken(this ILogger logger, int slot);

    [LoggerMessage(
        3005,
        LogLevel.Warning,
        "No device of the cache's file is free; the cache is open as one that is new to the server.",
        EventName = "CacheSlotMissing")]
    public static partial void SlotMissing(this ILogger logger);

    [LoggerMessage(
        3006,
        LogLevel.Information,
        "When an earlier process of this device ended, {MessageCount} messages were being sent; their fate is unknown.",
        EventName = "CacheOutgoingAbandoned")]
    public static partial void OutgoingAbandoned(this ILogger logger, int messageCount);

    [LoggerMessage(
        3010,
        LogLevel.Debug,
        "The cache saved {StoredCount} of {MessageCount} messages.",
        EventName = "CacheMessagesSaved")]
    public static partial void MessagesSaved(this ILogger logger, int storedCount, int messageCount);

    [LoggerMessage(
        3011,
        LogLevel.Debug,
        "The cache saved {ConversationCount} conversations.",
        EventName = "CacheConversationsSaved")]
    public static partial void ConversationsSaved(this ILogger logger, int conversationCount);

    [LoggerMessage(
        3012,
        LogLevel.Debug,
        "The cache applied {EventCount} events, {RaisedCount} of which are to be raised.",
        EventName = "CacheEventsApplied")]
    public static partial void EventsApplied(this ILogger logger, int eventCount, int raisedCount);

    [LoggerMessage(
        3013,
        LogLevel.Debug,
        "The cache took in {InsertedCount} of {MessageCount} messages of the application's.",
        EventName = "CacheMessagesInserted")]
    public static partial void MessagesInserted(this ILogger logger, long insertedCount, int messageCount);

    [LoggerMessage(
        3014,
        LogLevel.Debug,
        "The application's change to message {MessageId} found it here: {IsHere}.",
        EventName = "CacheMessageUpdated")]
    public static partial void MessageUpdated(this ILogger logger, string messageId, bool isHere);

    [LoggerMessage(
        3015,
        LogLevel.Debug,
        "The application deleted {MessageCount} messages from the cache.",
        EventName = "CacheMessagesDeleted")]
    public static partial void MessagesDeleted(this ILogger logger, int messageCount);

    [LoggerMessage(
        3020,
        LogLevel.Debug,
        "Intent {IntentId} was recorded.",
        EventName = "CacheIntentRecorded")]
    public static partial void IntentRecorded(this ILogger logger, long intentId);

    [LoggerMessage(
        3021,
        LogLevel.Debug,
        "Intent {IntentId} was applied.",
        EventName = "CacheIntentApplied")]
    public static partial void IntentApplied(this ILogger logger, long intentId);

    [LoggerMessage(
        3022,
        LogLevel.Debug,
        "Intent {IntentId} was discarded.",
        EventName = "CacheIntentDiscarded")]
    public static partial void IntentDiscarded(this ILogger logger, long intentId);

    [LoggerMessage(
        3030,
        LogLevel.Information,
        "The cache was wiped.",
        EventName = "CacheWiped")]
    public static partial void Wiped(this ILogger logger);

    [LoggerMessage(
        3031,
        LogLevel.Information,
        "The cache was cleared.",
        EventName = "CacheCleared")]
    public static partial void Cleared(this ILogger logger);

    [LoggerMessage(
        3032,
        LogLevel.Debug,
        "Trimming the cache deleted {MessageCount} messages; {ByteCount} bytes are in use.",
        EventName = "CacheTrimmed")]
    public static partial void Trimmed(this ILogger logger, int messageCount, long byteCount);

    [LoggerMessage(
        3040,
        LogLevel.Debug,
        "Message {LocalId} is on its way.",
        EventName = "CacheOutgoingAdded")]
    public static partial void OutgoingAdded(this ILogger logger, string localId);

    [LoggerMessage(
        3041,
        LogLevel.Debug,
        "Message {LocalId} on its way is {State}.",
        EventName = "CacheOutgoingStateSet")]
    public static partial void OutgoingStateSet(this ILogger logger, string localId, MessageState state);

    [LoggerMessage(
        3042,
        LogLevel.Debug,
        "Message {LocalId} on its way is the server's {MessageId} now.",
        EventName = "CacheOutgoingCompleted")]
    public static partial void OutgoingCompleted(this ILogger logger, string localId, string messageId);

    [LoggerMessage(
        3043,
        LogLevel.Debug,
        "Message {LocalId} is not on its way any more.",
        EventName = "CacheOutgoingRemoved")]
    public static partial void OutgoingRemoved(this ILogger logger, string localId);

    [LoggerMessage(
        3050,
        LogLevel.Information,
        "Check {Number} dropped {DroppedCount} messages beside the {MessageCount} that the server has.",
        EventName = "CacheMissingDropped")]
    public static partial void MissingDropped(this ILogger logger, long number, int droppedCount, int messageCount);

    [LoggerMessage(
        3051,
        LogLevel.Debug,
        "Check {Number} is done, and the last one of its conversation: {IsLast}.",
        EventName = "CacheCheckCompleted")]
    public static partial void CheckCompleted(this ILogger logger, long number, bool isLast);

    [LoggerMessage(
        3080,
        LogLevel.Debug,
        "The search index took in {MessageCount} messages in {Milliseconds} ms; messages that wait for it are left: {IsBehind}.",
        EventName = "CacheSearchIndexed")]
    public static partial void SearchIndexed(this ILogger logger, int messageCount, long milliseconds, bool isBehind);

    [LoggerMessage(
        3081,
        LogLevel.Warning,
        "The search index could not be brought up to date; searches look at the messages themselves, and it is tried again.",
        EventName = "CacheSearchBehind")]
    public static partial void SearchBehind(this ILogger logger, Exception exception);
}
