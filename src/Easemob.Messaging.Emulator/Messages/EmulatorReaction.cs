namespace Easemob.Messaging.Emulator;

/// <summary>A reaction to a message and who gave it.</summary>
public sealed record EmulatorReaction
{
    /// <summary>Gets the reaction itself, usually an emoji.</summary>
    public required string Reaction { get; init; }

    /// <summary>
    /// Gets the ids of the users who gave it; their number is the reaction's count, and each of them is told that it is theirs.
    /// </summary>
    public required IReadOnlyList<string> UserIds { get; init; }
}
