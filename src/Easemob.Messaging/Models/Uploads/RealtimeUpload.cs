namespace Easemob.Messaging;

/// <summary>What a client sends through the realtime channel: the closed family that <see cref="IRealtimeChannel"/> takes.</summary>
public abstract record RealtimeUpload
{
    private protected RealtimeUpload()
    {
    }

    /// <summary>
    /// Gets the id that this client gave the upload: a decimal number of up to 64 bits. What is sent again under the same id, by the
    /// same device, the server takes for the same.
    /// </summary>
    public required string LocalId { get; init; }

    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }
}
