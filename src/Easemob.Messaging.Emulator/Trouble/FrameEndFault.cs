using Easemob.Messaging.Emulator.Realtime;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class FrameEndFault(ConnectionEnd end, bool passes) : FrameFault
{
    public override string ToString() => $"{end} {(passes ? "after" : "before")}";

    internal override async ValueTask StrikeAsync(FrameFaultContext context)
    {
        if (passes)
        {
            await context.PassAsync();
        }

        // What handling a frame has queued is sent first.
        if (passes && context.IsUp)
        {
            context.Connection.EndAfterSending(end);
        }
        else
        {
            context.Connection.End(end);
        }
    }
}
