using Easemob.Messaging;

namespace Quickstart;

/// <summary>Conversations as they are written on the command line and in tables: <c>chat/bob</c>, <c>group/244001122334455</c>.</summary>
internal static class ConversationNames
{
    public static ConversationKey Parse(string name) => name.Split('/', 2) switch
    {
        ["chat", var id] => ConversationKey.Chat(id),
        ["group", var id] => ConversationKey.Group(id),
        ["room", var id] => ConversationKey.ChatRoom(id),
        ["thread", var id] => ConversationKey.Thread(id),
        _ => throw new ArgumentException($"A conversation is written as chat/bob, group/ID, room/ID or thread/ID; '{name}' is not."),
    };

    public static string Format(ConversationKey key) => key.Type switch
    {
        ConversationType.Chat => $"chat/{key.Id}",
        ConversationType.Group => $"group/{key.Id}",
        ConversationType.ChatRoom => $"room/{key.Id}",
        _ => $"thread/{key.Id}",
    };
}
