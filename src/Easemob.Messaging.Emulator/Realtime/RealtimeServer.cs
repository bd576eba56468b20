using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace Easemob.Messaging.Emulator.Realtime;

/// <summary>Takes every WebSocket that is opened, whatever its path.</summary>
internal sealed class RealtimeServer(RealtimeServices services, CancellationToken stopping)
{
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await next(http);
            return;
        }

        WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        SilenceableStream? stream = (http.Features.Get<IHttpUpgradeFeature>() as SilenceableUpgrade)?.Stream;
        using Connection connection = new(socket, stream, services);
        await connection.RunAsync(http, stopping);
    }
}
