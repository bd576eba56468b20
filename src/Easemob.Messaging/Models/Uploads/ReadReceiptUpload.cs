namespace Easemob.Messaging;

/// <summary>Says that this user has read a message.</summary>
public sealed record ReadReceiptUpload : RealtimeUpload
{
    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets a text for the author, in groups only.</summary>
    /// <value>Null for none.</value>
    public string? Content { get; init; }
}
