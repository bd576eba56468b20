namespace Easemob.Messaging;

/// <summary>A file of any kind.</summary>
public sealed record FileMessageBody : AttachmentMessageBody
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.File;
}
