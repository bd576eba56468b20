namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Holds the request without noticing that the client has left.</summary>
internal sealed class HalfOpenFault : Fault
{
    public override string ToString() => "half-open connection";

    internal override Task StrikeAsync(FaultContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, context.State.TimeProvider, context.Stopping);
}
