namespace Easemob.Messaging;

/// <summary>
/// Something that happened: the closed family of what <see cref="IChatManager.Events"/> yields and the events of
/// <see cref="IChatManager"/> and <see cref="EasemobClient"/> carry. Instances do not change and may be shared between threads.
/// </summary>
public abstract record ChatEvent
{
    private protected ChatEvent()
    {
    }

    /// <summary>Gets when it happened, on the server's clock.</summary>
    /// <value>Null where the server did not say, and for what happened on this device.</value>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets the number that the server gave the item that told it; 0 for what has none of its own.</summary>
    internal ulong ItemId { get; init; }

    /// <summary>Gets which of the events it is that the item told, from 0.</summary>
    internal int ItemPart { get; init; }
}
