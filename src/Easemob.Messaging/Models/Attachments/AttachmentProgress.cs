namespace Easemob.Messaging;

/// <summary>How far a download has come.</summary>
public readonly record struct AttachmentProgress
{
    /// <summary>Gets how many bytes are here, those of an earlier attempt included.</summary>
    public required long ReceivedBytes { get; init; }

    /// <summary>Gets how many bytes there are.</summary>
    /// <value>Null where the server does not say.</value>
    public long? TotalBytes { get; init; }
}
