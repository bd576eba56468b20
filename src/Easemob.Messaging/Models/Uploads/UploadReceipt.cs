namespace Easemob.Messaging;

/// <summary>What the server said to an upload.</summary>
public sealed record UploadReceipt
{
    /// <summary>Gets the id that the server gave it: for a message, the message's.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the server's time.</summary>
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>Gets what the server noted of an edit.</summary>
    /// <value>Null for anything else.</value>
    public MessageEdit? Edit { get; init; }

    /// <summary>Gets when the message that was edited was sent.</summary>
    internal DateTimeOffset? EditedMessageSentAt { get; init; }

    /// <summary>Gets who sent the message that was edited.</summary>
    internal string? EditedMessageSenderId { get; init; }
}
