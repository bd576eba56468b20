namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class HangFault : Fault
{
    public override string ToString() => "no answer";

    internal override async Task StrikeAsync(FaultContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Http.Abort();
    }
}
