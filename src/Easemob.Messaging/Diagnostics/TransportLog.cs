using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <summary>What the transport logs: event ids 1000 to 1099. Never a secret, a query or message text.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(
        1000,
        LogLevel.Trace,
        "{Operation} sends {Method} {Path} to {Host}, attempt {Attempt}.",
        EventName = "RequestStarted")]
    public static partial void RequestStarted(
        this ILogger logger, string operation, HttpMethod method, string path, string host, int attempt);

    [LoggerMessage(
        1001,
        LogLevel.Debug,
        "{Operation} got {Status} from {Host} with {Bytes} bytes in {DurationMs} ms, attempt {Attempt}.",
        EventName = "RequestFinished")]
    public static partial void RequestFinished(
        this ILogger logger, string operation, int status, string host, int bytes, double durationMs, int attempt);

    [LoggerMessage(
        1002,
        LogLevel.Debug,
        "{Operation} got no answer from {Host}: {ErrorType} {ErrorCode} after {DurationMs} ms, attempt {Attempt}.",
        EventName = "RequestFailed")]
    public static partial void RequestFailed(
        this ILogger logger, string operation, string host, string errorType, int errorCode, double durationMs, int attempt);

    [LoggerMessage(
        1010,
        LogLevel.Warning,
        "{Operation} failed with {ErrorType} {ErrorCode} at attempt {Attempt} and is repeated in {DelayMs} ms.",
        EventName = "Retrying")]
    public static partial void Retrying(
        this ILogger logger, string operation, int attempt, string errorType, int errorCode, double delayMs);

    [LoggerMessage(
        1011,
        LogLevel.Warning,
        "{Operation} is not repeated: too many calls failed lately and the retry budget is spent.",
        EventName = "RetryBudgetSpent")]
    public static partial void RetryBudgetSpent(this ILogger logger, string operation);

    [LoggerMessage(
        1020,
        LogLevel.Debug,
        "{UserId} was given a token; it expires {ExpiresAt}.",
        EventName = "TokenRenewed")]
    public static partial void TokenRenewed(this ILogger logger, string userId, DateTimeOffset? expiresAt);

    [LoggerMessage(
        1021,
        LogLevel.Warning,
        "{UserId} was given no token: {ErrorType} {ErrorCode}.",
        EventName = "TokenRenewalFailed")]
    public static partial void TokenRenewalFailed(this ILogger logger, string userId, string errorType, int? errorCode);

    [LoggerMessage(
        1022,
        LogLevel.Debug,
        "The server refused the token of {UserId}; another is fetched and the request repeated.",
        EventName = "TokenRefused")]
    public static partial void TokenRefused(this ILogger logger, string userId);

    [LoggerMessage(
        1030,
        LogLevel.Debug,
        "{Bootstrap} named {Count} REST hosts; the first is {Host}.",
        EventName = "HostsDiscovered")]
    public static partial void HostsDiscovered(this ILogger logger, string bootstrap, int count, string host);

    [LoggerMessage(
        1031,
        LogLevel.Warning,
        "{Bootstrap} named no REST host: {ErrorType} {ErrorCode}.",
        EventName = "DiscoveryFailed")]
    public static partial void DiscoveryFailed(this ILogger logger, string bootstrap, string errorType, int errorCode);

    [LoggerMessage(
        1032,
        LogLevel.Warning,
        "{FromHost} failed; {ToHost} is used from now on.",
        EventName = "HostChanged")]
    public static partial void HostChanged(this ILogger logger, string fromHost, string toHost);

    [LoggerMessage(
        1033,
        LogLevel.Warning,
        "{Host} was the last of its list; the list is fetched again.",
        EventName = "HostsExhausted")]
    public static partial void HostsExhausted(this ILogger logger, string host);

    [LoggerMessage(
        1034,
        LogLevel.Warning,
        "The host list could not be fetched again: {ErrorType} {ErrorCode}. The old one is used on.",
        EventName = "OldHostsKept")]
    public static partial void OldHostsKept(this ILogger logger, string errorType, int errorCode);

    [LoggerMessage(
        1040,
        LogLevel.Warning,
        "{Operation} left out {Count} records that could not be understood or are not messages.",
        EventName = "RecordsSkipped")]
    public static partial void RecordsSkipped(this ILogger logger, string operation, int count);
}
