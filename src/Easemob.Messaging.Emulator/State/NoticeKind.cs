namespace Easemob.Messaging.Emulator.State;

/// <summary>What the payload of a notice is.</summary>
internal enum NoticeKind
{
    /// <summary>Compact JSON about the user's own conversations, messages and settings.</summary>
    Notify,

    /// <summary>A <c>MUCBody</c>: something happened to a group, thread or chat room.</summary>
    Muc,
}
