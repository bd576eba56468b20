namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Serves the request, throws its answer away, then lets another fault decide what the client gets.</summary>
internal sealed class AfterEffectFault(Fault fault) : Fault
{
    public override string ToString() => $"{fault}, after the effect";

    internal override async Task StrikeAsync(FaultContext context)
    {
        byte[] answer = await context.CaptureAsync();
        await fault.StrikeAsync(context with { Next = http => http.Response.Body.WriteAsync(answer, context.Ended).AsTask() });
    }
}
