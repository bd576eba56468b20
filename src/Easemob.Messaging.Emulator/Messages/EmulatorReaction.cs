namespace Easemob.Messaging.Emulator;

/// <summary>A reaction to a message and who gave it.</summary>
public sealed record EmulatorReaction
{
    /// <summary>Gets the reaction itself, usually an emoji.</summary>
    public required string Reaction { get; init; }

    /// <summary>Gets the ids of the users who gave it; their number is the reaction's count.</summary>
    public required IReadOnlyList<string> UserIds { get; init; }

    /// <summary>Gets a value indicating whether the record says that its reader is among them. The default is false.</summary>
    public bool IsAddedBySelf { get; init; }
}
