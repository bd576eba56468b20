namespace Easemob.Messaging;

/// <summary>A place in the order of a conversation's messages on the server: by time, then by message id.</summary>
public readonly record struct HistoryPosition
{
    /// <summary>Gets the time, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the message id. It need not be that of a message.</summary>
    /// <value>Null where no message of this millisecond is excepted.</value>
    public string? MessageId { get; init; }
}
