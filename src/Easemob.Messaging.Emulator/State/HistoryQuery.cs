namespace Easemob.Messaging.Emulator.State;

/// <summary>What one call asks of a conversation's history.</summary>
internal sealed record HistoryQuery
{
    /// <summary>Gets the position to begin at, itself excluded; null is the edge the search begins from.</summary>
    public ulong? Start { get; init; }

    public required int Count { get; init; }

    public bool OldestFirst { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    /// <summary>Gets the wire's words for the types wanted; null means all.</summary>
    public IReadOnlySet<string>? Types { get; init; }

    /// <summary>Gets the senders wanted; null means all.</summary>
    public IReadOnlySet<string>? Senders { get; init; }

    public bool Matches(StoredMessage message) =>
        (Types is null || Types.Contains(message.Message.Body.WireType)) && (Senders is null || Senders.Contains(message.Message.From));
}
