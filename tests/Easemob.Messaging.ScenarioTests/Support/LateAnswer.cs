using Easemob.Messaging.Emulator;
using Easemob.Messaging.Emulator.Trouble;

namespace Easemob.Messaging.ScenarioTests.Support;

/// <summary>Carries out a request, and holds its answer back until it is released.</summary>
internal sealed class LateAnswer : Fault
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ready => _ready.Task;

    public void Release() => _released.SetResult();

    internal override async Task StrikeAsync(FaultContext context)
    {
        byte[] answer = await context.CaptureAsync();
        _ready.SetResult();
        await _released.Task.WaitAsync(context.Ended);
        await context.Http.Response.Body.WriteAsync(answer, context.Ended);
    }
}
