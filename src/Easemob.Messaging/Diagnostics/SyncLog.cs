using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <summary>What <see cref="ChatManager"/> and its back room log: event ids 4000 to 4099. Ids and counts, never text.</summary>
internal static partial class SyncLog
{
    [LoggerMessage(
        4000,
        LogLevel.Warning,
        "{Intent} in {Conversation} ended without an answer ({ErrorType}); what it speaks of is unverified until it is carried out again.",
        EventName = "IntentUnresolved")]
    public static partial void IntentUnresolved(this ILogger logger, string intent, string conversation, string errorType);

    [LoggerMessage(
        4001,
        LogLevel.Warning,
        "The removal in {Conversation} stopped after {RemovedCount} of {MessageCount} messages ({ErrorType}).",
        EventName = "RemovalStopped")]
    public static partial void RemovalStopped(this ILogger logger, ConversationKey conversation, int removedCount, int messageCount, string errorType);

    [LoggerMessage(
        4002,
        LogLevel.Warning,
        "{Intent} in {Conversation} was refused, but the cache could not forget it; it counts as unverified.",
        EventName = "IntentNotDiscarded")]
    public static partial void IntentNotDiscarded(this ILogger logger, Exception exception, string intent, string conversation);

    [LoggerMessage(
        4003,
        LogLevel.Warning,
        "Marking stopped after {DoneCount} of {ConversationCount} conversations ({ErrorType}).",
        EventName = "MarkingStopped")]
    public static partial void MarkingStopped(this ILogger logger, int doneCount, int conversationCount, string errorType);

    [LoggerMessage(
        4011,
        LogLevel.Error,
        "A handler of {Event} failed; the other handlers and later events are not concerned.",
        EventName = "EventHandlerFailed")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string @event);

    [LoggerMessage(
        4020,
        LogLevel.Warning,
        "Message {LocalId} to {Conversation} ended without an answer ({ErrorType}); it is settled with the next connection.",
        EventName = "MessageUnresolved")]
    public static partial void MessageUnresolved(this ILogger logger, ConversationKey conversation, string localId, string errorType);

    [LoggerMessage(
        4021,
        LogLevel.Warning,
        "Message {LocalId} to {Conversation}, whose fate was unknown, was refused with {ErrorCode}.",
        EventName = "MessageNotSettled")]
    public static partial void MessageNotSettled(this ILogger logger, ConversationKey conversation, string localId, int errorCode);

    [LoggerMessage(
        4022,
        LogLevel.Warning,
        "The state of message {LocalId} to {Conversation} could not be written; it counts as unknown.",
        EventName = "OutboxNotWritten")]
    public static partial void OutboxNotWritten(
        this ILogger logger, Exception exception, ConversationKey conversation, string localId);

    [LoggerMessage(
        4023,
        LogLevel.Debug,
        "The delivery receipt for message {MessageId} in {Conversation} was dropped ({ErrorType}).",
        EventName = "DeliveryReceiptDropped")]
    public static partial void DeliveryReceiptDropped(
        this ILogger logger, ConversationKey conversation, string messageId, string errorType);

    [LoggerMessage(
        4030,
        LogLevel.Information,
        "{Conversation} was compared with the server: {DroppedCount} messages are gone.",
        EventName = "ConversationReconciled")]
    public static partial void Reconciled(this ILogger logger, ConversationKey conversation, int droppedCount);

    [LoggerMessage(
        4031,
        LogLevel.Warning,
        "{Conversation} cannot be compared with the server: it answered {ErrorCode}. The messages stay.",
        EventName = "ReconciliationRefused")]
    public static partial void ReconciliationRefused(this ILogger logger, ConversationKey conversation, int errorCode);

    [LoggerMessage(
        4032,
        LogLevel.Warning,
        "Comparing conversations with the server stopped ({ErrorType} {ErrorCode}); it goes on in a minute or with the next connection.",
        EventName = "ReconciliationPaused")]
    public static partial void ReconciliationPaused(this ILogger logger, string errorType, int errorCode);

    [LoggerMessage(
        4040,
        LogLevel.Warning,
        "The cache could not be trimmed ({Failure}); the next attempt follows in an hour.",
        EventName = "CacheTrimFailed")]
    public static partial void TrimFailed(this ILogger logger, Exception exception, CacheFailure failure);
}
