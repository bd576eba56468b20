using Easemob.Messaging.Emulator.Protocol.Msync;
using Easemob.Messaging.Emulator.Realtime;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class FrameStuckFault : FrameFault
{
    public override string ToString() => "same key for ever";

    internal override ValueTask StrikeAsync(FrameFaultContext context)
    {
        CommSyncDL batch = CommSyncDL.Parser.ParseFrom(MSync.Parser.ParseFrom(context.Frame.Bytes).Payload);
        if (batch.Queue is { } queue)
        {
            context.Connection.StickTo(QueueName.Of(queue), context.Frame.Bytes);
        }

        return context.PassAsync();
    }
}
