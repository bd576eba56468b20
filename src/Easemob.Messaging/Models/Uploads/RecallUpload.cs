namespace Easemob.Messaging;

/// <summary>Takes a message back.</summary>
public sealed record RecallUpload : RealtimeUpload
{
    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets a text for the receivers of the recall.</summary>
    /// <value>Null for none.</value>
    public string? Extension { get; init; }
}
