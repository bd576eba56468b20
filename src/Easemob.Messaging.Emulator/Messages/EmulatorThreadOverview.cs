namespace Easemob.Messaging.Emulator;

/// <summary>Describes the thread that a message started.</summary>
public sealed record EmulatorThreadOverview
{
    /// <summary>Gets the thread's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the group the thread belongs to.</summary>
    public required string GroupId { get; init; }

    /// <summary>Gets the thread's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets when the thread was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when the thread last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets how many messages the thread holds.</summary>
    public int MessageCount { get; init; }

    /// <summary>Gets the thread's newest message, with its id and time set; null leaves it out.</summary>
    public EmulatorMessage? LastMessage { get; init; }
}
