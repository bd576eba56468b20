using System.Text;

namespace Easemob.Messaging;

/// <summary>
/// Names one conversation: its kind and the id of the peer, group, room or thread. Keys are values: two keys with the
/// same kind and id are equal.
/// </summary>
/// <remarks>
/// User ids are case-insensitive on the service, so a key keeps them in lower case. Ids are 1 to 64 bytes of
/// <c>A-Z a-z 0-9 _ - .</c>, and neither <c>.</c> nor <c>..</c>.
/// </remarks>
public readonly record struct ConversationKey
{
    /// <summary>The longest id the service knows, in bytes.</summary>
    public const int MaxIdLength = 64;

    private readonly string? _id;

    private ConversationKey(ConversationType type, string id)
    {
        Type = type;
        _id = id;
    }

    /// <summary>Gets the kind of the conversation.</summary>
    public ConversationType Type { get; }

    /// <summary>Gets the id of the peer (in lower case), group, room or thread.</summary>
    /// <value>Empty only for the default value, which names no conversation and is refused everywhere.</value>
    public string Id => _id ?? string.Empty;

    /// <summary>Names the conversation with one user.</summary>
    /// <param name="userId">The other user's id, in any case.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 64 bytes or holds a character no id can have.</exception>
    public static ConversationKey Chat(string userId) => new(ConversationType.Chat, ServiceIds.Normalize(userId));

    /// <summary>Names a group's conversation.</summary>
    /// <param name="groupId">The group's id.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 64 bytes or holds a character no id can have.</exception>
    public static ConversationKey Group(string groupId) => new(ConversationType.Group, ServiceIds.Validate(groupId));

    /// <summary>Names a chat room's conversation.</summary>
    /// <param name="roomId">The room's id.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 64 bytes or holds a character no id can have.</exception>
    public static ConversationKey ChatRoom(string roomId) => new(ConversationType.ChatRoom, ServiceIds.Validate(roomId));

    /// <summary>Names the conversation of a thread inside a group.</summary>
    /// <param name="threadId">The thread's id.</param>
    /// <exception cref="ArgumentException">The id is empty, longer than 64 bytes or holds a character no id can have.</exception>
    public static ConversationKey Thread(string threadId) => new(ConversationType.Thread, ServiceIds.Validate(threadId));

    /// <summary>Returns kind and id, such as <c>Chat/bob</c>.</summary>
    public override string ToString() => $"{Type}/{Id}";

    /// <summary>Makes a key of what the server or the cache says, which may use names that this library would refuse to send.</summary>
    internal static ConversationKey FromTrusted(ConversationType type, string id) =>
        new(type, type == ConversationType.Chat ? id.ToLowerInvariant() : id);

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(ToString());
        return true;
    }
}
