namespace Easemob.Messaging;

/// <summary>How important the sender of a chat room message said it is.</summary>
public enum ChatRoomPriority
{
    /// <summary>Normal.</summary>
    Normal = 0,

    /// <summary>High: dropped last when the room is busy.</summary>
    High = 1,

    /// <summary>Low: dropped first when the room is busy.</summary>
    Low = 2,
}
