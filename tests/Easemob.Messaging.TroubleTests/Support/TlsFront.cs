using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>Speaks TLS before an emulator, which does not, under a certificate of its own making.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _target;
    private readonly Task _accepting;

    private TlsFront(Uri target, X509Certificate2 certificate)
    {
        _target = target;
        Certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Gets the certificate that clients of the tests trust.</summary>
    public static X509Certificate2 Trusted { get; } = MakeCertificate();

    /// <summary>Gets a certificate that nobody trusts.</summary>
    public static X509Certificate2 Foreign { get; } = MakeCertificate();

    public X509Certificate2 Certificate { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static TlsFront Start(Uri target, X509Certificate2 certificate) => new(target, certificate);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=emulator.test", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(StoppedClock.Time, StoppedClock.Time.AddYears(50));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        while (true)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                connections.Add(ForwardAsync(client));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                await Task.WhenAll(connections);
                return;
            }
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (TcpClient server = new())
            {
                await using SslStream outside = new(client.GetStream());
                await outside.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stopping.Token);
                await server.ConnectAsync(_target.Host, _target.Port, _stopping.Token);
                NetworkStream inside = server.GetStream();
                Task requests = outside.CopyToAsync(inside, _stopping.Token);
                Task answers = inside.CopyToAsync(outside, _stopping.Token);
                await Task.WhenAny(requests, answers);
                client.Close();
                server.Close();
                await Task.WhenAll(requests, answers);
            }
        }
        catch (Exception ended) when (ended is not OutOfMemoryException)
        {
            // Either side has had enough; the client's own exception is what a test looks at.
        }
    }
}
