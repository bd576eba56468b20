using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>The request that a fault strikes.</summary>
internal sealed record FaultContext(HttpContext Http, RequestDelegate Next, ServerState State, CancellationToken Ended, CancellationToken Stopping)
{
    /// <summary>Serves the request as usual.</summary>
    public Task ServeAsync() => Next(Http);

    /// <summary>Waits by the emulator's clock, no longer than client and emulator are there.</summary>
    public Task WaitAsync(TimeSpan time) => Task.Delay(time, State.TimeProvider, Ended);

    /// <summary>Serves the request, but keeps the answer's body instead of sending it.</summary>
    public async Task<byte[]> CaptureAsync()
    {
        Stream sent = Http.Response.Body;
        using MemoryStream kept = new();
        Http.Response.Body = kept;
        try
        {
            await Next(Http);
            Http.Response.ContentLength = null;
        }
        finally
        {
            Http.Response.Body = sent;
        }

        return kept.ToArray();
    }
}
