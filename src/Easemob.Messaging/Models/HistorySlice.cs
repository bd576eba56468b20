namespace Easemob.Messaging;

/// <summary>
/// A stretch of a conversation's history as the server has it now, without a filter: between its bounds there is nothing else.
/// </summary>
public sealed record HistorySlice
{
    /// <summary>Gets the messages, in ascending order.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Gets the message that follows the last one: the stretch ends before it.</summary>
    /// <value>Null where the last one is the newest of the conversation.</value>
    public ChatMessage? Next { get; init; }

    /// <summary>Gets whether the first message is the oldest that the server has.</summary>
    public bool IsFromBeginning { get; init; }
}
