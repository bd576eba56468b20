using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>What faults do to the connection below a request.</summary>
internal static class Connections
{
    /// <summary>Ends the request without an answer; the journal is not to note the status of one that never leaves.</summary>
    public static void Abort(HttpContext http)
    {
        http.Features.Set<JournalEntry>(null);
        http.Abort();
    }

    /// <summary>Leaves the journal without a status and returns the bare socket, for faults that HTTP has no words for.</summary>
    public static Socket TakeSocket(HttpContext http)
    {
        http.Features.Set<JournalEntry>(null);
        return http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
    }

    /// <summary>Resets the connection: with no time to linger, closing sends RST and drops what is still on its way.</summary>
    public static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Abort(http);
    }
}
