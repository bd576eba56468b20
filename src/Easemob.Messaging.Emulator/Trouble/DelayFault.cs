namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class DelayFault(TimeSpan delay, Fault fault) : Fault
{
    public override string ToString() => $"{fault}, after {delay}";

    internal override async Task StrikeAsync(FaultContext context)
    {
        await context.WaitAsync(delay);
        await fault.StrikeAsync(context);
    }
}
