namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Answers questions about kinds of frames.</summary>
internal static class FrameKinds
{
    public static FrameDirection Direction(this FrameKind kind) =>
        kind is FrameKind.AnyUp or (>= FrameKind.Unreadable and <= FrameKind.Logout) ? FrameDirection.Up : FrameDirection.Down;

    /// <summary>Says whether a frame of a kind is what was asked for.</summary>
    public static bool Covers(this FrameKind asked, FrameKind kind) => asked switch
    {
        FrameKind.Any => true,
        FrameKind.AnyUp => kind.Direction() == FrameDirection.Up,
        FrameKind.AnyDown => kind.Direction() == FrameDirection.Down,
        _ => asked == kind,
    };
}
