namespace Easemob.Messaging.Emulator;

/// <summary>Names the thread a message was written in. The message's <see cref="EmulatorMessage.To"/> is the thread's id.</summary>
public sealed record EmulatorThread
{
    /// <summary>Gets the id of the message that started the thread.</summary>
    public required string ParentMessageId { get; init; }

    /// <summary>Gets the id of the group the thread belongs to.</summary>
    public required string GroupId { get; init; }

    /// <summary>Gets the thread's name.</summary>
    public required string Name { get; init; }
}
