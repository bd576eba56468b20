namespace Easemob.Messaging;

/// <summary>Sends a message.</summary>
public sealed record MessageUpload : RealtimeUpload
{
    /// <summary>Gets the message.</summary>
    public required OutgoingMessage Message { get; init; }
}
