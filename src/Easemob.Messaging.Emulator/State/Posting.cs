namespace Easemob.Messaging.Emulator.State;

/// <summary>A message on its way into the server, and whom it is for.</summary>
internal sealed record Posting(EmulatorMessage Message)
{
    /// <summary>Gets a value indicating whether devices are told; what was sent in the past is history only.</summary>
    public bool IsLive { get; init; } = Message.SentAt is null;

    /// <summary>Gets a value indicating whether only devices that are connected get it.</summary>
    public bool OnlineOnly { get; init; }

    /// <summary>Gets the members it is for; null means all.</summary>
    public IReadOnlySet<string>? DirectedUsers { get; init; }

    /// <summary>Gets what makes the record from id and time where the sender wrote it; null has it written from the message.</summary>
    public Func<ulong, long, byte[]>? Record { get; init; }
}
