namespace Easemob.Messaging.Emulator;

/// <summary>A file of any kind.</summary>
public sealed record FileBody : AttachmentBody
{
    /// <inheritdoc/>
    public override string WireType => "file";
}
