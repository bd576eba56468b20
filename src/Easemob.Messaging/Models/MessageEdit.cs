namespace Easemob.Messaging;

/// <summary>The newest edit of a message.</summary>
public sealed record MessageEdit
{
    /// <summary>Gets who edited the message.</summary>
    public required string OperatorId { get; init; }

    /// <summary>Gets when, on the server's clock.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    /// <summary>Gets how often the message was edited so far.</summary>
    public int Count { get; init; }
}
