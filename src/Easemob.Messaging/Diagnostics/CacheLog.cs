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
}
