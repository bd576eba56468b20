using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>The way from a client to an emulator over TLS, which can be broken connection by connection.</summary>
internal sealed class Network : IAsyncDisposable
{
    private readonly ConcurrentQueue<Break> _next = new();
    private readonly TcpListener _deaf = new(IPAddress.Loopback, 0);
    private readonly Socket _closed = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Uri _emulator;
    private readonly TlsFront _trusted;
    private readonly TlsFront _foreign;
    private Break _standing;
    private int _connections;

    public Network(Uri emulator)
    {
        _emulator = emulator;
        _trusted = TlsFront.Start(emulator, TlsFront.Trusted);
        _foreign = TlsFront.Start(emulator, TlsFront.Foreign);
        _deaf.Start();
        _closed.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // Taken, so that nobody else listens there either
        Handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromMilliseconds(500),
            PooledConnectionLifetime = TimeSpan.Zero,
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.Equals(TlsFront.Trusted) == true },
            UseCookies = false,
            UseProxy = false,
        };
    }

    /// <summary>Gets the address that clients use; only this network knows where it is.</summary>
    public static Uri Address { get; } = new("https://emulator.test");

    public SocketsHttpHandler Handler { get; }

    /// <summary>Gets how many connections were tried so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public void BreakNext(Break how) => _next.Enqueue(how);

    public void BreakAlways(Break how) => _standing = how;

    public void Repair()
    {
        _next.Clear();
        _standing = Break.None;
    }

    public async ValueTask DisposeAsync()
    {
        Handler.Dispose();
        _deaf.Dispose();
        _closed.Dispose();
        await _trusted.DisposeAsync();
        await _foreign.DisposeAsync();
    }

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _connections);
        Break how = _next.TryDequeue(out Break next) ? next : _standing;
        return how switch
        {
            Break.NameNotResolved => throw new SocketException((int)SocketError.HostNotFound),
            Break.Refused => ConnectAsync(PortOf(_closed), cancellationToken),
            Break.Deaf => ConnectAsync(PortOf(_deaf.Server), cancellationToken),
            Break.NoTls => ConnectAsync(_emulator.Port, cancellationToken),
            Break.ForeignCertificate => ConnectAsync(_foreign.Port, cancellationToken),
            _ => ConnectAsync(_trusted.Port, cancellationToken),
        };
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port; // bound

    private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
