namespace Easemob.Messaging.Emulator;

/// <summary>Names which way a frame went.</summary>
public enum FrameDirection
{
    /// <summary>From the client to the server.</summary>
    Up,

    /// <summary>From the server to the client.</summary>
    Down,
}
