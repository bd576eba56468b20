namespace Easemob.Messaging;

/// <summary>A message whose content is a file on the server.</summary>
public abstract record AttachmentMessageBody : MessageBody
{
    private protected AttachmentMessageBody()
    {
    }

    /// <summary>Gets the file's name as the sender gave it. Not safe as a local file name.</summary>
    public string? FileName { get; init; }

    /// <summary>Gets the address of the file as the sender gave it.</summary>
    public string? RemoteUrl { get; init; }

    /// <summary>Gets the secret that the server asks for before it hands out the file.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets the length in bytes; 0 where the sender did not say.</summary>
    public long FileLength { get; init; }
}
