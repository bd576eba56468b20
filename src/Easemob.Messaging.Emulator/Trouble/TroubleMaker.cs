using Easemob.Messaging.Emulator.Rest;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Lets the scripted fault strike the request.</summary>
internal sealed class TroubleMaker(TroubleScript script, ServerState state, CancellationToken stopping)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        Fault fault = script.Take(http.RestCall().Operation);
        if (fault == Fault.None)
        {
            await next(http);
            return;
        }

        if (http.Features.Get<JournalEntry>() is { } entry)
        {
            entry.Fault = fault.ToString();
        }

        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await fault.StrikeAsync(new FaultContext(http, next, state, ended.Token, stopping));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            Connections.Abort(http);
        }
    }
}
