namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Sends the true answer a hundredth at a time.</summary>
internal sealed class DripFault(TimeSpan pause) : Fault
{
    private const int Pieces = 100;

    public override string ToString() => $"a piece each {pause}";

    internal override async Task StrikeAsync(FaultContext context)
    {
        byte[] answer = await context.CaptureAsync();
        HttpResponse response = context.Http.Response;
        response.ContentLength = answer.Length;
        foreach (byte[] piece in answer.Chunk(Math.Max(1, answer.Length / Pieces)))
        {
            await context.WaitAsync(pause);
            await response.Body.WriteAsync(piece, context.Ended);
            await response.Body.FlushAsync(context.Ended);
        }
    }
}
