namespace Easemob.Messaging.Transport;

/// <content>Files of messages.</content>
internal sealed partial class HttpChatTransport
{
    public Task<AttachmentContent> OpenAttachmentAsync(AttachmentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _attachments.OpenAsync(request, cancellationToken);
    }
}
