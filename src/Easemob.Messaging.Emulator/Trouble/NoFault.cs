namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class NoFault : Fault
{
    public override string ToString() => "none";

    internal override Task StrikeAsync(FaultContext context) => context.ServeAsync();
}
