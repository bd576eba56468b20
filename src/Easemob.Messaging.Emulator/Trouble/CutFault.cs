namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Sends the first half of the true answer.</summary>
internal sealed class CutFault(CutEnding ending) : Fault
{
    public override string ToString() => $"cut answer ({ending})";

    internal override async Task StrikeAsync(FaultContext context)
    {
        byte[] answer = await context.CaptureAsync();
        ReadOnlyMemory<byte> half = answer.AsMemory(0, answer.Length / 2);
        HttpResponse response = context.Http.Response;
        response.ContentLength = ending == CutEnding.ShortLength ? half.Length : answer.Length;
        await response.Body.WriteAsync(half, context.Ended);
        await response.Body.FlushAsync(context.Ended);

        // Falling short of the promised length makes the server close the connection once these bytes are out.
        if (ending == CutEnding.Reset)
        {
            Connections.Reset(context.Http);
        }
        else if (ending == CutEnding.Stall)
        {
            await context.WaitAsync(Timeout.InfiniteTimeSpan);
        }
    }
}
