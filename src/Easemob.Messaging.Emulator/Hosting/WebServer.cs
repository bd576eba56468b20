using System.Net;
using Easemob.Messaging.Emulator.Journal;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.Emulator.Rest;
using Easemob.Messaging.Emulator.State;
using Easemob.Messaging.Emulator.Trouble;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Easemob.Messaging.Emulator.Hosting;

/// <summary>The listening server: a bare Kestrel that reads no configuration, writes no log and handles no signals.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;
    private Uri? _address;
    private int _disposed;

    public WebServer(ServerState state, RequestJournal journal, TroubleScript trouble, RealtimeServices realtime, string host, int port)
    {
        _application = Build(ParseHost(host), port);
        UseRooms(_application, state, journal, trouble, realtime);
    }

    /// <summary>Gets where the server listens, once it does.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("The server has not been started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _application.StartAsync(cancellationToken);
        IFeatureCollection features = _application.Services.GetRequiredService<IServer>().Features;
        _address = new Uri(features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static IPAddress ParseHost(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        _ when IPAddress.TryParse(host, out IPAddress? address) => address,
        _ => throw new ArgumentException($"The host must be an IP address of this machine; '{host}' is not.", nameof(host)),
    };

    private static WebApplication Build(IPAddress host, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(host, port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        return builder.Build();
    }

    private static void UseRooms(
        WebApplication application, ServerState state, RequestJournal journal, TroubleScript trouble, RealtimeServices realtime)
    {
        JournalKeeper keeper = new(journal, state.TimeProvider);
        TroubleMaker maker = new(trouble, state, application.Lifetime.ApplicationStopping);
        RealtimeServer sockets = new(realtime, application.Lifetime.ApplicationStopping);
        application.Use(SilenceableUpgrade.InvokeAsync);
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        application.Use(sockets.InvokeAsync);
        application.Use(CrossOrigin.InvokeAsync);
        application.UseRouting();
        application.Use(keeper.InvokeAsync);
        application.Use(maker.InvokeAsync);
        RestEndpoints.Map(application, state);
    }
}
