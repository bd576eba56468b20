namespace Easemob.Messaging;

/// <summary>Files of messages, on the service and elsewhere. A part of <see cref="IChatTransport"/>.</summary>
public interface IAttachmentTransport
{
    /// <summary>Begins the download of a file.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="cancellationToken">Cancels the call; once it has returned, the download is ended by disposing of the result.</param>
    /// <returns>
    /// The file, from the offset on that was asked for, or from 0 where the server does not continue it or has another version.
    /// </returns>
    Task<AttachmentContent> OpenAttachmentAsync(AttachmentRequest request, CancellationToken cancellationToken = default);
}
