using System.Net.Sockets;

namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class HalfClosedFault : Fault
{
    public override string ToString() => "half-closed connection";

    internal override Task StrikeAsync(FaultContext context)
    {
        Connections.TakeSocket(context.Http).Shutdown(SocketShutdown.Send);
        return context.WaitAsync(Timeout.InfiniteTimeSpan);
    }
}
