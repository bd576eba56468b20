namespace Easemob.Messaging;

/// <summary>
/// A reader was too slow: 16,384 events waited for it, and those that came after them were dropped. Messages are in the cache all
/// the same: load what is shown again.
/// </summary>
public sealed record EventsDropped : ChatEvent
{
    /// <summary>Gets how many events were dropped.</summary>
    public required long Count { get; init; }
}
