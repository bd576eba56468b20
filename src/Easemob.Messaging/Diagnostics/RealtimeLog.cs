using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <summary>What the realtime channel logs: event ids 2000 to 2099. Never a secret, message text or payload.</summary>
internal static partial class RealtimeLog
{
    [LoggerMessage(2000, LogLevel.Debug, "{UserId} signed in to {Host}.", EventName = "RealtimeProvisioned")]
    public static partial void Provisioned(this ILogger logger, string userId, string host);

    [LoggerMessage(2001, LogLevel.Information, "{UserId} is connected.", EventName = "RealtimeConnected")]
    public static partial void Connected(this ILogger logger, string userId);

    [LoggerMessage(
        2002,
        LogLevel.Information,
        "The connection of {UserId} ended: {ErrorType} {ErrorCode}.",
        EventName = "RealtimeLost")]
    public static partial void Lost(this ILogger logger, string userId, string errorType, int errorCode);

    [LoggerMessage(
        2003,
        LogLevel.Information,
        "{UserId} is disconnected ({ErrorCode}) and stays so until the application connects.",
        EventName = "RealtimeDisconnected")]
    public static partial void Disconnected(this ILogger logger, string userId, int errorCode);

    [LoggerMessage(
        2004,
        LogLevel.Debug,
        "The connection is made again in {DelayMs} ms, attempt {Attempt}, after {ErrorType}.",
        EventName = "RealtimeReconnecting")]
    public static partial void Reconnecting(this ILogger logger, int attempt, double delayMs, string errorType);

    [LoggerMessage(
        2005,
        LogLevel.Warning,
        "{Host} let nobody connect: {ErrorType} {ErrorCode}.",
        EventName = "RealtimeHostFailed")]
    public static partial void HostFailed(this ILogger logger, string host, string errorType, int errorCode);

    [LoggerMessage(
        2006,
        LogLevel.Debug,
        "The server refused the token of {UserId} ({ErrorCode}); another is fetched.",
        EventName = "RealtimeTokenRefused")]
    public static partial void TokenRefused(this ILogger logger, string userId, int errorCode);

    [LoggerMessage(
        2007,
        LogLevel.Warning,
        "No other token could be fetched before this one expires: {ErrorType}.",
        EventName = "RealtimeRenewalFailed")]
    public static partial void RenewalFailed(this ILogger logger, string errorType);

    [LoggerMessage(2010, LogLevel.Trace, "A {Frame} of {Bytes} bytes arrived.", EventName = "RealtimeFrameReceived")]
    public static partial void FrameReceived(this ILogger logger, string frame, int bytes);

    [LoggerMessage(
        2011,
        LogLevel.Warning,
        "A frame of {Bytes} bytes was dropped: {Reason}",
        EventName = "RealtimeFrameDropped")]
    public static partial void FrameDropped(this ILogger logger, int bytes, string reason);

    [LoggerMessage(
        2012,
        LogLevel.Debug,
        "A text message of {Bytes} bytes was ignored: the protocol has binary ones only.",
        EventName = "RealtimeTextIgnored")]
    public static partial void TextFrameIgnored(this ILogger logger, int bytes);

    [LoggerMessage(2013, LogLevel.Debug, "A {Frame} was ignored.", EventName = "RealtimeFrameIgnored")]
    public static partial void FrameIgnored(this ILogger logger, string frame);

    [LoggerMessage(
        2014,
        LogLevel.Debug,
        "An answer was ignored: it has no status, or nobody waits for it.",
        EventName = "RealtimeAnswerIgnored")]
    public static partial void AnswerIgnored(this ILogger logger);

    [LoggerMessage(
        2015,
        LogLevel.Debug,
        "Nothing more is read until what has been read is applied.",
        EventName = "RealtimeReadingHeld")]
    public static partial void ReadingHeld(this ILogger logger);

    [LoggerMessage(
        2016,
        LogLevel.Warning,
        "A queue was left before it was drained: the server gave status {Status}, or the same key again.",
        EventName = "RealtimeQueueNotDrained")]
    public static partial void QueueNotDrained(this ILogger logger, int status);

    [LoggerMessage(2017, LogLevel.Debug, "The goodbye was not said: {ErrorType}.", EventName = "RealtimeGoodbyeFailed")]
    public static partial void GoodbyeFailed(this ILogger logger, string errorType);

    [LoggerMessage(2018, LogLevel.Error, "The listener failed at a {Event}.", EventName = "RealtimeReportFailed")]
    public static partial void ReportFailed(this ILogger logger, Exception exception, string @event);

    [LoggerMessage(
        2019,
        LogLevel.Information,
        "The server ends the session of {UserId} ({ErrorCode}).",
        EventName = "RealtimeSessionEnding")]
    public static partial void SessionEnding(this ILogger logger, string userId, int errorCode);
}
