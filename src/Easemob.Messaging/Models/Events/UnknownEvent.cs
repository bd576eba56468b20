namespace Easemob.Messaging;

/// <summary>
/// Something that this library has no event for: about groups, rooms, threads and contacts, and what newer servers tell. Nothing
/// that arrives is lost.
/// </summary>
public sealed record UnknownEvent : ChatEvent
{
    /// <summary>Gets what the payload is about.</summary>
    public required UnknownEventKind Kind { get; init; }

    /// <summary>Gets the payload as it came: JSON text in UTF-8 for <see cref="UnknownEventKind.Notification"/>, protobuf otherwise.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
