namespace Easemob.Messaging.Emulator;

/// <summary>A body that points to an uploaded file.</summary>
public abstract record AttachmentBody : EmulatorMessageBody
{
    private protected AttachmentBody()
    {
    }

    /// <summary>Gets the file name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Gets where the file is. Clients replace the scheme and host by their own REST base.</summary>
    public string Url { get; init; } = "https://files.example/demo/easemob/chatfiles/00000000-0000-0000-0000-000000000000";

    /// <summary>Gets the secret that opens the file.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Gets the length of the file in bytes.</summary>
    public int FileLength { get; init; }
}
