namespace Easemob.Messaging;

/// <summary>A part of a conversation's history, with both of its bounds.</summary>
public sealed record HistorySpan
{
    /// <summary>Gets where the part begins.</summary>
    /// <value>Null for the beginning of the conversation: the server has nothing older.</value>
    public HistoryPosition? From { get; init; }

    /// <summary>Gets where the part ends.</summary>
    public required HistoryPosition To { get; init; }
}
