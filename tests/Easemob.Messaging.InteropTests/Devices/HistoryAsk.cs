namespace Easemob.Messaging.InteropTests.Devices;

/// <summary>What to fetch of a history.</summary>
internal sealed record HistoryAsk
{
    public string? Start { get; init; }

    public int Size { get; init; } = 50;

    public SearchDirection Direction { get; init; } = SearchDirection.Up;

    public string? Sender { get; init; }

    public IReadOnlyList<MessageType> Types { get; init; } = [];

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
}
