namespace Easemob.Messaging.Emulator.State;

/// <summary>Which of a user's conversations are wanted; this also decides their order.</summary>
internal sealed record ConversationFilter
{
    public bool WithEmpty { get; init; }

    /// <summary>Gets a value indicating whether only pinned ones are wanted, the last pinned first.</summary>
    public bool OnlyPinned { get; init; }

    /// <summary>Gets the mark that they must have, the last marked first; null wants all, the last active first.</summary>
    public int? Mark { get; init; }
}
