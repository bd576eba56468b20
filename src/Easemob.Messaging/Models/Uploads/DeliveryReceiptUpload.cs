namespace Easemob.Messaging;

/// <summary>Says that a message has reached this device. One-to-one only.</summary>
public sealed record DeliveryReceiptUpload : RealtimeUpload
{
    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }
}
