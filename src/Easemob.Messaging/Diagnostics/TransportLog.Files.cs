using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Diagnostics;

/// <content>Files of messages. Of an address only the host: paths and queries of other hosts may hold secrets.</content>
internal static partial class TransportLog
{
    [LoggerMessage(
        1050,
        LogLevel.Debug,
        "{Host} answered the request for a file from byte {Offset} on with {Status}; signed: {IsSigned}.",
        EventName = "AttachmentAnswered")]
    public static partial void AttachmentAnswered(this ILogger logger, int status, string host, long offset, bool isSigned);

    [LoggerMessage(
        1051,
        LogLevel.Debug,
        "The text beside the status {Status} of a file was not read: {Failure}.",
        EventName = "AttachmentErrorBroken")]
    public static partial void AttachmentErrorBroken(this ILogger logger, int status, string failure);
}
