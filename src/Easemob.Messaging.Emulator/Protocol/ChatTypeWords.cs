namespace Easemob.Messaging.Emulator.Protocol;

/// <summary>The spellings of the chat types.</summary>
internal static class ChatTypeWords
{
    public static string Word(this EmulatorChatType chatType) => chatType switch
    {
        EmulatorChatType.Chat => "chat",
        EmulatorChatType.GroupChat => "groupchat",
        _ => "chatroom",
    };

    /// <summary>Returns the word that tells of an edit.</summary>
    public static string EditWord(this EmulatorChatType chatType) => chatType switch
    {
        EmulatorChatType.Chat => "chat:user",
        EmulatorChatType.GroupChat => "chat:group",
        _ => "chat:room",
    };

    public static bool IsConference(this EmulatorChatType chatType) => chatType != EmulatorChatType.Chat;

    /// <summary>Understands every spelling clients use: <c>chat</c>, <c>groupChat</c>, <c>groupchat</c>, <c>chatRoom</c> …</summary>
    public static bool TryParse(string? word, out EmulatorChatType chatType)
    {
        (bool known, chatType) = word?.ToUpperInvariant() switch
        {
            "CHAT" or "SINGLECHAT" => (true, EmulatorChatType.Chat),
            "GROUPCHAT" => (true, EmulatorChatType.GroupChat),
            "CHATROOM" => (true, EmulatorChatType.ChatRoom),
            _ => (false, default),
        };
        return known;
    }
}
