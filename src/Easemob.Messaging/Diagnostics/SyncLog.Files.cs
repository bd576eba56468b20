using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <content>Files of messages.</content>
internal static partial class SyncLog
{
    [LoggerMessage(
        4050,
        LogLevel.Warning,
        "A download broke off after {Length} bytes ({Failure}); it goes on in {Delay} ms.",
        EventName = "DownloadContinued")]
    public static partial void DownloadContinued(this ILogger logger, long length, string failure, double delay);

    [LoggerMessage(
        4051,
        LogLevel.Warning,
        "The files of messages that are not in the cache any more could not be deleted; the next opening tries again.",
        EventName = "SweepFailed")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);
}
