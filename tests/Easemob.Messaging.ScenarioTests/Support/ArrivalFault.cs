using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Tells when a request has arrived, and then does what another fault does.</summary>
internal sealed class ArrivalFault(Fault then) : Fault
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrived => _arrived.Task;

    internal override Task StrikeAsync(FaultContext context)
    {
        _arrived.TrySetResult();
        return then.StrikeAsync(context);
    }
}
