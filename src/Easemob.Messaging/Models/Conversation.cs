namespace Easemob.Messaging;

/// <summary>A conversation as the server's list or the local cache shows it.</summary>
public sealed record Conversation
{
    /// <summary>Gets the key that names the conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>Gets the newest message.</summary>
    /// <value>Null where the conversation has none, or none that could be understood.</value>
    public ChatMessage? LatestMessage { get; init; }

    /// <summary>Gets the number of unread messages.</summary>
    /// <value>From a server list: the server's count. From the cache: the local count, which starts as the server's.</value>
    public int UnreadCount { get; init; }
}
