namespace Easemob.Messaging;

/// <summary>A reaction to a message, with those who reacted so.</summary>
public sealed record MessageReaction
{
    /// <summary>Gets the reaction, usually an emoji.</summary>
    public required string Reaction { get; init; }

    /// <summary>Gets how many users reacted so.</summary>
    public int Count { get; init; }

    /// <summary>Gets the first of those users; the server does not send all of many.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Gets whether the signed-in user is among them.</summary>
    public bool IsAddedBySelf { get; init; }
}
