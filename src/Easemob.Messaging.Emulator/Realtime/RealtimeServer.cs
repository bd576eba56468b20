using System.Net.WebSockets;

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
        using Connection connection = new(socket, services);
        await connection.RunAsync(http, stopping);
    }
}
