using System.Net.Sockets;
using System.Text;

namespace Easemob.Messaging.Emulator.Trouble;

/// <summary>Sends the true answer under a header that promises half of it; past the web server, which would not do that.</summary>
internal sealed class OverlongFault : Fault
{
    public override string ToString() => "answer longer than its header says";

    internal override async Task StrikeAsync(FaultContext context)
    {
        byte[] answer = await context.CaptureAsync();
        HttpResponse response = context.Http.Response;
        string head = $"HTTP/1.1 {response.StatusCode} OK\r\nContent-Type: {response.ContentType}\r\nContent-Length: {answer.Length / 2}\r\n\r\n";
        Socket socket = Connections.TakeSocket(context.Http);
        await SendAsync(socket, Encoding.ASCII.GetBytes(head), context.Ended);
        await SendAsync(socket, answer, context.Ended);
        socket.Shutdown(SocketShutdown.Send);
        await context.WaitAsync(Timeout.InfiniteTimeSpan);
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellationToken)..];
        }
    }
}
