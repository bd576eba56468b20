namespace Easemob.Messaging.Wire;

/// <summary>The queues that hold something for this device; also the answer to a heartbeat.</summary>
internal sealed record UnreadAnswer : ServerFrame
{
    public required IReadOnlyList<QueueAddress> Queues { get; init; }

    /// <summary>Gets the server's clock; null where it did not say.</summary>
    public DateTimeOffset? ServerTime { get; init; }
}
