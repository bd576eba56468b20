namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>A frame on its way through a lane.</summary>
internal sealed record LaneFrame(FrameKind Kind, byte[] Bytes)
{
    /// <summary>Gets the frame as it was decoded on arrival; null on the way down, and where trouble has changed it.</summary>
    public IncomingFrame? Decoded { get; init; }

    public bool IsText { get; init; }
}
