namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class ResetFault : Fault
{
    public override string ToString() => "connection reset";

    internal override Task StrikeAsync(FaultContext context)
    {
        Connections.Reset(context.Http);
        return Task.CompletedTask;
    }
}
