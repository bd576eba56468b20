using System.Buffers;
using Easemob.Messaging.Diagnostics;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Transport;
using Microsoft.Extensions.Logging;

namespace Easemob.Messaging.Sync;

/// <summary>Brings a file to its target, and goes on where a connection broke.</summary>
internal sealed class AttachmentDownloader(
    IAttachmentTransport transport, EasemobRetryOptions retry, TimeProvider timeProvider, ILogger logger)
{
    private const int BufferSize = 80 * 1024;

    private readonly AttachmentReader _reader = new(retry.AttemptTimeout, timeProvider);

    /// <summary>Downloads what the target lacks.</summary>
    /// <returns>The content type; null where the server named none.</returns>
    public async Task<string?> RunAsync(
        AttachmentRequest request, DownloadTarget target, AttachmentOptions options, CancellationToken cancellationToken)
    {
        bool isArriving = false;
        var policy = new ReconnectPolicy(
            retry.BaseDelay,
            retry.MaxDelay,
            retry.MaxRetries,
            failure => isArriving && failure is EasemobException { IsTransient: true },
            (_, delay, failure) => logger.DownloadContinued(target.Length, failure.GetType().Name, delay.TotalMilliseconds),
            timeProvider);
        return await policy.RunAsync(null, RunOnceAsync, cancellationToken).ConfigureAwait(false);

        async Task<string?> RunOnceAsync(CancellationToken token)
        {
            // What fails before anything arrives was repeated by the transport.
            isArriving = false;
            using AttachmentContent content = await OpenAsync(request, target, token).ConfigureAwait(false);
            isArriving = true;
            RefuseLarger(options, content.TotalLength ?? target.Length);
            target.Describe(content.ETag, content.TotalLength);
            await CopyAsync(content, target, options, token).ConfigureAwait(false);
            return content.ContentType;
        }
    }

    private async Task<AttachmentContent> OpenAsync(AttachmentRequest request, DownloadTarget target, CancellationToken cancellationToken)
    {
        AttachmentContent content = await transport
            .OpenAttachmentAsync(request with { Offset = target.Length, ETag = target.ETag }, cancellationToken).ConfigureAwait(false);
        if (content.Offset == target.Length && (target.Length == 0 || IsSameVersion(target, content)))
        {
            return content;
        }

        // Another version, or a server that does not continue.
        if (!target.TryRestart())
        {
            content.Dispose();
            throw NotContinued();
        }

        if (content.Offset == 0)
        {
            return content;
        }

        content.Dispose();
        content = await transport.OpenAttachmentAsync(request, cancellationToken).ConfigureAwait(false);
        if (content.Offset > 0)
        {
            content.Dispose();
            throw NotContinued();
        }

        return content;
    }

    private async Task CopyAsync(
        AttachmentContent content, DownloadTarget target, AttachmentOptions options, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            Report(options, target);
            while (true)
            {
                int count = await _reader.ReadAsync(content, buffer, cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                RefuseLarger(options, target.Length + count);
                await target.WriteAsync(buffer, count, cancellationToken).ConfigureAwait(false);
                Report(options, target);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        if (target.TotalLength is { } total && target.Length != total)
        {
            throw AttachmentReader.Broken();
        }
    }

    private static void Report(AttachmentOptions options, DownloadTarget target) =>
        options.Progress?.Report(new AttachmentProgress { ReceivedBytes = target.Length, TotalBytes = target.TotalLength });

    // There are servers that do not mind If-Range.
    private static bool IsSameVersion(DownloadTarget target, AttachmentContent content) =>
        (target.TotalLength is null || content.TotalLength is null || target.TotalLength == content.TotalLength)
        && (target.ETag is null || content.ETag is null || target.ETag == content.ETag);

    private static void RefuseLarger(AttachmentOptions options, long length)
    {
        if (length > options.MaxBytes)
        {
            EasemobErrorCode code = EasemobErrorCode.FileTooLarge;
            string what = FormattableString.Invariant($"the file is larger than {options.MaxBytes} bytes");
            throw new EasemobProtocolException(
                code, ErrorText.Compose(RestOperations.DownloadAttachment, what, code, "Raise AttachmentOptions.MaxBytes if it is wanted."))
            {
                Operation = RestOperations.DownloadAttachment,
            };
        }
    }

    private static EasemobProtocolException NotContinued()
    {
        EasemobErrorCode code = EasemobErrorCode.MalformedResponse;
        const string What = "the connection broke, and the server does not continue the file";
        return new EasemobProtocolException(
            code, ErrorText.Compose(RestOperations.DownloadAttachment, What, code, "Download it again, or to a file."))
        {
            Operation = RestOperations.DownloadAttachment,
        };
    }
}
