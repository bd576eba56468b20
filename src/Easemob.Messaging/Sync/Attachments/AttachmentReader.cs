using System.Net.Sockets;
using System.Security.Authentication;
using Easemob.Messaging.Resilience;
using Easemob.Messaging.Transport;

namespace Easemob.Messaging.Sync;

/// <summary>Reads a file as it arrives: each piece within the time that one attempt may take.</summary>
internal sealed class AttachmentReader(TimeSpan pieceTimeout, TimeProvider timeProvider)
{
    private readonly Deadline _deadline = new(pieceTimeout, timeProvider);

    /// <summary>Reads the next piece; 0 at the end.</summary>
    public Task<int> ReadAsync(AttachmentContent content, byte[] buffer, CancellationToken cancellationToken) => _deadline.RunAsync(
        new ServerCall(RestOperations.DownloadAttachment), token => ReadPieceAsync(content, buffer, token), cancellationToken);

    /// <summary>Makes the exception for a file that ended before its end.</summary>
    public static EasemobConnectionException Broken(Exception? cause = null)
    {
        (EasemobErrorCode code, string what, string advice) =
            ErrorText.Describe(HttpFailure.Broken, broken: "the connection broke before the file was complete");
        return new EasemobConnectionException(code, ErrorText.Compose(RestOperations.DownloadAttachment, what, code, advice), cause)
        {
            IsTransient = true,
            Operation = RestOperations.DownloadAttachment,
        };
    }

    private static async Task<int> ReadPieceAsync(AttachmentContent content, byte[] buffer, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration aborting = content.AbortWhenCancelled(cancellationToken);
        try
        {
#pragma warning disable CA1835 // netstandard2.0 has no other overload
            return await content.Content.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1835
        }
        catch (Exception failure) when (cancellationToken.IsCancellationRequested)
        {
            // An aborted read may throw whatever broke.
            throw new OperationCanceledException(failure.Message, failure, cancellationToken);
        }
        catch (Exception failure) when (
            failure is IOException or HttpRequestException or SocketException or AuthenticationException or OperationCanceledException)
        {
            throw Broken(failure);
        }
    }
}
