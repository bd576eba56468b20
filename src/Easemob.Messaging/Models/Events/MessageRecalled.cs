namespace Easemob.Messaging;

/// <summary>
/// A message was taken back, and is not, or no longer, in the cache. Also raised where the message was never here; should it come
/// later, it is not kept. The vendor's <c>messagesInfoDidRecall</c>.
/// </summary>
public sealed record MessageRecalled : ChatEvent
{
    /// <summary>Gets the conversation of the message.</summary>
    /// <value>
    /// Null where the service itself took back a one-to-one message that was never here: it does not say whose conversation that was.
    /// </value>
    public required ConversationKey? Conversation { get; init; }

    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets who took it back.</summary>
    /// <value>Null where the service itself did.</value>
    public string? OperatorId { get; init; }

    /// <summary>Gets the text that came with the recall.</summary>
    /// <value>Null where there was none.</value>
    public string? Extension { get; init; }

    /// <summary>Gets the message as the cache had it.</summary>
    /// <value>Null where it was not there.</value>
    public ChatMessage? Message { get; init; }
}
