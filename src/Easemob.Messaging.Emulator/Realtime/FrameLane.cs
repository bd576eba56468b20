using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>One direction of a connection: every frame is written down, meets its trouble, and is handled or sent.</summary>
internal sealed class FrameLane(Connection connection, RealtimeServices services, Func<LaneFrame, ValueTask> pass)
{
    private LaneFrame? _held;

    public async ValueTask PassAsync(LaneFrame frame)
    {
        string? user = connection.Device?.UserId ?? frame.Decoded?.Envelope?.Guid?.Name;
        FrameFault fault = services.Trouble.Take(frame.Kind, user);
        if (services.Journal.IsRecording)
        {
            services.Journal.Add(frame, user, connection.Device?.Resource, connection.IsSilent ? FrameFault.Silence : fault);
        }

        if (connection.IsSilent)
        {
            return;
        }

        LaneFrame? held = _held;
        _held = null;
        if (fault == FrameFault.None)
        {
            await pass(frame);
        }
        else
        {
            await fault.StrikeAsync(new FrameFaultContext(connection, services, frame, pass, () => _held = frame));
        }

        if (held is not null)
        {
            await pass(held);
        }
    }
}
