namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class DelayFault(TimeSpan delay, Fault fault) : Fault
{
    public override string ToString() => $"{fault} after {delay}";

    internal override async Task StrikeAsync(FaultContext context)
    {
        await Task.Delay(delay, context.State.TimeProvider, context.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (context.Ended.IsCancellationRequested)
        {
            context.Http.Abort();
            return;
        }

        await fault.StrikeAsync(context);
    }
}
