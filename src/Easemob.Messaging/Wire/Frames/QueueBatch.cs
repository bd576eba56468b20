namespace Easemob.Messaging.Wire;

/// <summary>Items of a queue.</summary>
internal sealed record QueueBatch : ServerFrame
{
    public FrameStatus Status { get; init; }

    /// <summary>Gets the queue; null where the server left it out.</summary>
    public QueueAddress? Queue { get; init; }

    /// <summary>Gets the items in order: each is the bytes of one <c>Meta</c>.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Items { get; init; }

    /// <summary>Gets the key to acknowledge the items with and to ask for what follows; 0 for none.</summary>
    public ulong NextKey { get; init; }

    public bool IsLast { get; init; }
}
