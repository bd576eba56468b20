using Easemob.Messaging.Emulator.Hosting;
using Easemob.Messaging.Emulator.Realtime;
using Easemob.Messaging.Emulator.State;

namespace Easemob.Messaging.Emulator;

/// <summary>
/// A local Easemob server: the service's REST operations and its realtime protocol, kept in memory, for tests and samples.
/// </summary>
/// <remarks>
/// Each emulator is a world of its own; tests may run many at once. All members are safe for use from any thread. Disposing stops the
/// server and ends requests that trouble keeps hanging.
/// </remarks>
/// <example><code>
/// await using EasemobEmulator emulator = await EasemobEmulator.StartAsync();
/// emulator.Data.AddUser("alice", "secret");
/// emulator.Data.AddUser("bob", "secret");
/// emulator.Data.Send("bob", "alice", "hello");
/// // Point a client at emulator.Address and emulator.AppKey.
/// </code></example>
public sealed class EasemobEmulator : IAsyncDisposable
{
    private const string DefaultAppKey = "demo#easemob";

    private readonly WebServer _server;

    private EasemobEmulator(EmulatorOptions options)
    {
        AppKey = options.AppKey ?? options.Seed?.AppKey ?? DefaultAppKey;
        if (AppKey.Split('#') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            throw new ArgumentException($"An app key has the form org#app; '{AppKey}' does not.", nameof(options));
        }

        State = new ServerState(AppKey, options.TimeProvider, Switches);
        Data = new EmulatorData(State);
        options.Seed?.Plant(Data);
        FrameJournal = new FrameJournal(options.TimeProvider);
        // Only now, so that nothing of the seed is delivered.
        RealtimeServices realtime = new(State, FrameJournal, RealtimeTrouble);
        Realtime = new EmulatorRealtime(realtime);
        _server = new WebServer(State, Journal, Trouble, realtime, options.Host, options.Port);
    }

    /// <summary>
    /// Gets the base address of the server, such as <c>http://127.0.0.1:41234</c>; also where service discovery is asked.
    /// </summary>
    public Uri Address => _server.Address;

    /// <summary>Gets where sockets are opened, such as <c>ws://127.0.0.1:41234/websocket</c>; any other path will do as well.</summary>
    public Uri SocketAddress => new UriBuilder(Address) { Scheme = Uri.UriSchemeWs, Path = "/websocket" }.Uri;

    /// <summary>Gets the app key the emulator answers for, <c>org#app</c>.</summary>
    public string AppKey { get; }

    /// <summary>Gets the users, groups, rooms and messages on the server.</summary>
    public EmulatorData Data { get; }

    /// <summary>Gets what the application has bought and how it is configured.</summary>
    public EmulatorSwitches Switches { get; } = new();

    /// <summary>Gets the requests received so far.</summary>
    public RequestJournal Journal { get; } = new();

    /// <summary>Gets the script of what goes wrong with requests.</summary>
    public TroubleScript Trouble { get; } = new();

    /// <summary>Gets who is connected, and what the service can do to them.</summary>
    public EmulatorRealtime Realtime { get; }

    /// <summary>Gets the frames of the realtime protocol received and sent so far.</summary>
    public FrameJournal FrameJournal { get; }

    /// <summary>Gets the script of what goes wrong with frames of the realtime protocol.</summary>
    public FrameTroubleScript RealtimeTrouble { get; } = new();

    internal ServerState State { get; }

    /// <summary>Starts an emulator and returns once it answers.</summary>
    /// <param name="options">How to start it; null takes the defaults: loopback, any free port, no data.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator, to be disposed by the caller.</returns>
    /// <exception cref="ArgumentException">An option or the seed is wrong.</exception>
    /// <exception cref="IOException">The address cannot be listened on.</exception>
    public static async Task<EasemobEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        EasemobEmulator emulator = new(options ?? new EmulatorOptions());
        try
        {
            await emulator._server.StartAsync(cancellationToken);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server. Can be called more than once.</summary>
    /// <returns>A task that ends when nothing listens any more.</returns>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
