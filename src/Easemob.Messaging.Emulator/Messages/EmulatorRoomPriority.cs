namespace Easemob.Messaging.Emulator;

/// <summary>Names the priority of a chat-room message; the numbers are the wire's.</summary>
public enum EmulatorRoomPriority
{
    /// <summary>Delivered first.</summary>
    High = 0,

    /// <summary>The usual priority.</summary>
    Normal = 1,

    /// <summary>Dropped first under load.</summary>
    Low = 2,
}
