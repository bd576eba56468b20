using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Easemob.Messaging.Tests.Transport;

/// <summary>A socket that gives the same raw answer to each connection and closes it.</summary>
internal sealed class OneShotServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;

    private OneShotServer(TcpListener listener, byte[] head, byte[] body)
    {
        _listener = listener;
        _serving = ServeAsync(head, body);
    }

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static Task<OneShotServer> StartAsync(byte[] body, string headers, int? announced = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {announced ?? body.Length}\r\n{headers}\r\n";
        return Task.FromResult(new OneShotServer(listener, Encoding.ASCII.GetBytes(head), body));
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(byte[] head, byte[] body)
    {
        byte[] request = new byte[64 * 1024];
        while (true)
        {
            try
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = connection.GetStream();
                _ = await stream.ReadAsync(request);
                await stream.WriteAsync(head);
                await stream.WriteAsync(body);
            }
            catch (IOException)
            {
                // The client has seen enough.
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
