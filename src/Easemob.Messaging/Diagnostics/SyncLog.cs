using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <summary>What <see cref="ChatManager"/> and its back room log: event ids 4000 to 4099. Ids and counts, never text.</summary>
internal static partial class SyncLog
{
    [LoggerMessage(
        4000,
        LogLevel.Warning,
        "{Intent} in {Conversation} ended without an answer ({Reason}); what it speaks of is unverified until it is carried out again.",
        EventName = "IntentUnresolved")]
    public static partial void IntentUnresolved(this ILogger logger, string intent, ConversationKey conversation, string reason);

    [LoggerMessage(
        4001,
        LogLevel.Warning,
        "The removal in {Conversation} stopped after {Removed} of {Total} messages ({Reason}).",
        EventName = "RemovalStopped")]
    public static partial void RemovalStopped(this ILogger logger, ConversationKey conversation, int removed, int total, string reason);

    [LoggerMessage(
        4002,
        LogLevel.Warning,
        "{Intent} in {Conversation} was refused, but the cache could not forget it; it counts as unverified.",
        EventName = "IntentNotDiscarded")]
    public static partial void IntentNotDiscarded(this ILogger logger, Exception exception, string intent, ConversationKey conversation);
}
