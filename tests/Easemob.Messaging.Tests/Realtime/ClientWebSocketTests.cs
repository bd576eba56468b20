using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Easemob.Messaging.Realtime;
using Easemob.Messaging.Wire.Msync;
using Command = Easemob.Messaging.Wire.Msync.MSync.Types.Command;

namespace Easemob.Messaging.Tests.Realtime;

/// <summary>The framework's own WebSocket, over a real connection.</summary>
public class ClientWebSocketTests
{
    [Fact]
    public async Task ConnectAsync_RealSocket_ConnectsReceivesAndSaysGoodbye()
    {
        using var server = Listen(out Uri uri);
        await using var rig = new ChannelRig(options => Over(options, uri));

        Task connecting = rig.Channel.ConnectAsync();
        HttpListenerContext request = await server.GetContextAsync().WithinAsync("the request");
        WebSocket socket = (await request.AcceptWebSocketAsync(null)).WebSocket;
        Assert.Equal("/websocket", request.Request.RawUrl);
        Assert.Null(request.Request.Headers["Sec-WebSocket-Extensions"]);
        Assert.Equal(Command.Provision, (await ReceiveAsync(socket)).Command);
        await SendAsync(socket, ServerFrames.Provisioned());
        Assert.Equal(Command.Unread, (await ReceiveAsync(socket)).Command);
        await SendAsync(socket, ServerFrames.Unread());
        await connecting.WithinAsync("the connection");
        await SendAsync(socket, ServerFrames.Batch("bob", 20, [.. Enumerable.Range(1, 500).Select(id => ServerFrames.Text((ulong)id, text: new string('x', 1000)))]));
        Assert.Equal(20ul, ChannelRig.PulledKey(await ReceiveAsync(socket)));
        await rig.Channel.DisconnectAsync().WithinAsync("the disconnection");
        Assert.Equal(Command.Logout, (await ReceiveAsync(socket)).Command);

        Assert.Equal(500, rig.Listener.MessageIds.Count);
    }

    [Fact]
    public async Task ConnectAsync_ServerClosesTheConnection_IsMadeAgain()
    {
        using var server = Listen(out Uri uri);
        await using var rig = new ChannelRig(options => Over(options, uri));

        Task connecting = rig.Channel.ConnectAsync();
        for (int i = 0; i < 3; i++)
        {
            HttpListenerContext request = await server.GetContextAsync().WithinAsync("the request");
            WebSocket socket = (await request.AcceptWebSocketAsync(null)).WebSocket;
            await ReceiveAsync(socket);
            await SendAsync(socket, ServerFrames.Provisioned());
            await ReceiveAsync(socket);
            await SendAsync(socket, ServerFrames.Unread());
            await rig.Listener.StateAsync(ConnectionState.Connected);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }

        await connecting.WithinAsync("the connection");
    }

    [Fact]
    public async Task ConnectAsync_NobodyListens_IsUnreachable()
    {
        Listen(out Uri uri).Close();
        await using var rig = new ChannelRig(options => Over(options, uri) with { Retry = new EasemobRetryOptions { MaxRetries = 0 } });

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.ConnectAsync().WithinAsync("the failure"));

        Assert.Equal((300, true), (error.ErrorCode.Value, error.IsTransient));
    }

    [Fact]
    public async Task ConnectAsync_NameWithoutAddress_Is304()
    {
        await using var rig = new ChannelRig(options => Over(options, new Uri("wss://no-such-host.invalid/websocket")) with
        {
            Retry = new EasemobRetryOptions { MaxRetries = 0 },
        });

        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => rig.Channel.ConnectAsync().WithinAsync("the failure"));

        Assert.Equal(304, error.ErrorCode.Value);
    }

    [Fact]
    public async Task ConnectAsync_HostIsNoWebSocket_IsUnreachable()
    {
        using var server = Listen(out Uri uri);
        await using var rig = new ChannelRig(options => Over(options, uri) with { Retry = new EasemobRetryOptions { MaxRetries = 0 } });

        Task connecting = rig.Channel.ConnectAsync();
        HttpListenerContext request = await server.GetContextAsync().WithinAsync("the request");
        request.Response.StatusCode = 403;
        request.Response.Close();
        var error = await Assert.ThrowsAsync<EasemobConnectionException>(() => connecting.WithinAsync("the failure"));

        Assert.Equal(300, error.ErrorCode.Value);
    }

    private static MsyncChannelOptions Over(MsyncChannelOptions options, Uri uri) => new()
    {
        AppKey = options.AppKey,
        UserId = options.UserId,
        DeviceId = options.DeviceId,
        Tokens = options.Tokens,
        GetHosts = _ => Task.FromResult<IReadOnlyList<Uri>>([uri]),
        TimeProvider = options.TimeProvider,
        Logger = options.Logger,
    };

    private static HttpListener Listen(out Uri uri)
    {
        // Another process may take the port in between; then the next one is tried.
        for (int attempt = 0; ; attempt++)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            var listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{port}/" } };
            uri = new Uri($"ws://127.0.0.1:{port}/websocket");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private static async Task<MSync> ReceiveAsync(WebSocket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, default).WithinAsync("a frame of the client");
        Assert.Equal((WebSocketMessageType.Binary, true), (result.MessageType, result.EndOfMessage));
        return MSync.Parser.ParseFrom(buffer, 0, result.Count);
    }

    private static Task SendAsync(WebSocket socket, byte[] frame) => socket.SendAsync(frame, WebSocketMessageType.Binary, true, default);
}
