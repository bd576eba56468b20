namespace Easemob.Messaging.Emulator.Trouble;

internal sealed class FrameAction(string description, Func<FrameFaultContext, ValueTask> strike) : FrameFault
{
    public override string ToString() => description;

    internal override ValueTask StrikeAsync(FrameFaultContext context) => strike(context);
}
