namespace Easemob.Messaging;

/// <summary>One page of history to fetch.</summary>
public sealed record HistoryRequest
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets where to begin, exclusive: a message id, or the cursor of the page before.</summary>
    /// <value>Null for the newest message (up) or the oldest (down).</value>
    public string? Start { get; init; }

    /// <summary>Gets how many messages to ask for, 1 to 50.</summary>
    public required int PageSize { get; init; }

    /// <summary>
    /// Gets the last message of the pages before, where <see cref="Start"/> is the cursor of the last of these: whatever was between the two
    /// was left out.
    /// </summary>
    internal ChatMessage? Previous { get; init; }

    /// <summary>Gets direction and filters.</summary>
    public HistoryQuery Query { get; init; } = new();
}
