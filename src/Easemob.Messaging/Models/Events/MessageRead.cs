namespace Easemob.Messaging;

/// <summary>Somebody read a message and sent a receipt. The vendor's <c>messagesDidRead</c> and <c>groupMessageDidRead</c>.</summary>
public sealed record MessageRead : ChatEvent
{
    /// <summary>Gets the conversation of the message.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets the id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets who read it. This user's own id where another device of the user did.</summary>
    public required string ReaderId { get; init; }

    /// <summary>Gets how many members of a group have read the message so far.</summary>
    /// <value>Null outside of groups and where the server did not say.</value>
    public int? GroupReadCount { get; init; }

    /// <summary>Gets the text that came with a group's receipt.</summary>
    /// <value>Null where there was none.</value>
    public string? Content { get; init; }
}
