using Easemob.Messaging.Emulator.Realtime;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>The frame that a fault strikes, and what can be done with it.</summary>
internal sealed record FrameFaultContext(
    Connection Connection, RealtimeServices Services, LaneFrame Frame, Func<LaneFrame, ValueTask> Pass, Action Hold)
{
    public bool IsUp => Frame.Kind.Direction() == FrameDirection.Up;

    /// <summary>Handles or sends the frame as usual.</summary>
    public ValueTask PassAsync() => Pass(Frame);

    /// <summary>Handles or sends other bytes in its place.</summary>
    public ValueTask PassAsync(byte[] bytes, bool isText = false) => Pass(new LaneFrame(Frame.Kind, bytes) { IsText = isText });
}
