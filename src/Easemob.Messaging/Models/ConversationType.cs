namespace Easemob.Messaging;

/// <summary>The kind of a conversation.</summary>
public enum ConversationType
{
    /// <summary>A conversation between two users.</summary>
    Chat = 0,

    /// <summary>A group conversation.</summary>
    Group = 1,

    /// <summary>A chat room. Rooms never appear in the server's conversation list.</summary>
    ChatRoom = 2,

    /// <summary>A thread inside a group. Threads are stored like groups and never appear in conversation lists.</summary>
    Thread = 3,
}
