namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class HangFault : Fault
{
    public override string ToString() => "no answer";

    internal override Task StrikeAsync(FaultContext context) => context.WaitAsync(Timeout.InfiniteTimeSpan);
}
