namespace Easemob.Messaging.Emulator;

/// <summary>Names what a message was sent to.</summary>
public enum EmulatorChatType
{
    /// <summary>One user to another: the wire's <c>chat</c>.</summary>
    Chat,

    /// <summary>A group, or a thread of one: the wire's <c>groupchat</c>.</summary>
    GroupChat,

    /// <summary>A chat room: the wire's <c>chatroom</c>. Chat rooms have a history but never appear in a conversation list.</summary>
    ChatRoom,
}
