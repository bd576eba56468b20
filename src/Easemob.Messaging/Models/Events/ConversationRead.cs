namespace Easemob.Messaging;

/// <summary>
/// Somebody has read a whole conversation: what this user wrote in it counts as read. The vendor's <c>onConversationRead</c>. Where
/// another device of this user did, the event is <see cref="UnreadClearedOnOtherDevice"/>.
/// </summary>
public sealed record ConversationRead : ChatEvent
{
    /// <summary>Gets the conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>Gets who read it.</summary>
    public required string ReaderId { get; init; }
}
