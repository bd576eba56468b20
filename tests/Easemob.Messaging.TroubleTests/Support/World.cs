using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.TroubleTests.Support;

/// <summary>A cell's own world: an emulator, a cache file in which something is, and a client that is about to call.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    private readonly string _directory = Directory.CreateTempSubdirectory("easemob-trouble-").FullName;
    private readonly Operation _operation;
    private readonly Trouble? _trouble;
    private readonly Network? _network;
    private readonly TimeSpan _callTimeout;
    private int _connectionsBefore;

    private World(Operation operation, Trouble? trouble, EasemobEmulator emulator, TimeSpan callTimeout)
    {
        _operation = operation;
        _trouble = trouble;
        _callTimeout = callTimeout;
        _network = trouble is { MakeFault: null } ? new Network(emulator.Address) : null;
        Emulator = emulator;
    }

    public EasemobEmulator Emulator { get; }

    public EasemobClient Client { get; private set; } = null!; // set in StartAsync

    public RetryLog Log { get; } = new();

    /// <summary>
    /// Gets how many requests, or connections where that is the trouble, the operation made since the trouble began. Where only a time
    /// limit ends a request, it is the client that tells: on a busy machine one may be over before the emulator has heard of it.
    /// </summary>
    public int Tries =>
        _network is { } network ? network.Connections - _connectionsBefore
        : _trouble is { IsSilent: true } ? Log.Retries + 1
        : Requests.Count;

    /// <summary>Gets the operation's own requests.</summary>
    public IReadOnlyList<JournalEntry> Requests => Emulator.Journal.Of(_operation.Request);

    /// <summary>Gets the rows of the cache file but for the intents'.</summary>
    public string[] CacheRows => CacheFiles.DataRows(Client.CacheFilePath);

    public int UnresolvedIntents => CacheFiles.CountIntents(Client.CacheFilePath);

    /// <summary>Makes a world and brings the client to where the operation's own request is the next.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="trouble">What is to go wrong, later; null for nothing.</param>
    /// <param name="configure">Changes the waits and limits, which are short ones and generous ones.</param>
    public static async Task<World> StartAsync(Operation operation, Trouble? trouble, Action<EasemobRetryOptions>? configure = null)
    {
        EasemobRetryOptions retry = new()
        {
            BaseDelay = TimeSpan.FromMilliseconds(1),
            MaxDelay = TimeSpan.FromMilliseconds(5),
            AttemptTimeout = TimeSpan.FromSeconds(10),
            CallTimeout = TimeSpan.FromSeconds(30),
        };
        configure?.Invoke(retry);
        EasemobEmulator emulator = await Server.StartAsync();
        World world = new(operation, trouble, emulator, retry.CallTimeout);
        try
        {
            Server.AddCachedPart(emulator.Data);
            Server.AddNewPart(emulator.Data);
            await CacheFiles.PlantAsync(world._directory);
            await world.OpenClientAsync(retry);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the trouble strike the next request only.</summary>
    public void StrikeOnce()
    {
        _connectionsBefore = _network?.Connections ?? 0;
        _network?.BreakNext(_trouble!.Break);
        if (_trouble?.MakeFault is { } fault)
        {
            Emulator.Trouble.Next(_operation.Request, fault());
        }
    }

    /// <summary>Lets the trouble strike every request.</summary>
    public void StrikeAlways()
    {
        _connectionsBefore = _network?.Connections ?? 0;
        _network?.BreakAlways(_trouble!.Break);
        if (_trouble?.MakeFault is { } fault)
        {
            Emulator.Trouble.Always(_operation.Request, fault());
        }
    }

    /// <summary>Ends the trouble.</summary>
    public void Repair()
    {
        _network?.Repair();
        Emulator.Trouble.Clear();
        MakeDiscoverable();
    }

    /// <summary>Makes the call. It fails the test when it outlives its deadline by far.</summary>
    public async Task<string> CallAsync(CancellationToken cancellationToken = default) =>
        await _operation.RunAsync(Client, cancellationToken).WaitAsync(_callTimeout + Slack, CancellationToken.None);

    /// <summary>Makes the call, which must fail.</summary>
    public async Task<EasemobException> FailAsync() => await Assert.ThrowsAnyAsync<EasemobException>(() => CallAsync());

    /// <summary>Waits until the operation's request has arrived.</summary>
    public Task ArrivalAsync() => Emulator.Journal.WaitForAsync(_operation.Request).WaitAsync(Slack);

    /// <summary>Reads how the world looks now: the server past the protocol, the cache as an application does.</summary>
    public async Task<WorldState> LookAsync() => new(
        Listed: string.Join(' ', Emulator.Data.GetConversationIds(Server.User)),
        History: string.Join(' ', Emulator.Data.GetHistoryIds(Server.User, "bob")),
        BobsHistory: string.Join(' ', Emulator.Data.GetHistoryIds("bob", Server.User)),
        CachedList: Operation.Names(await Client.ChatManager.GetAllConversationsAsync()),
        Cached: Operation.Ids(await Client.ChatManager.LoadMessagesAsync(ConversationKey.Chat("bob"), count: 400)));

    public async ValueTask DisposeAsync()
    {
        if (Client is not null)
        {
            await Client.DisposeAsync();
        }

        if (_network is not null)
        {
            await _network.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        Assert.Null(Log.Error);
    }

    private async Task OpenClientAsync(EasemobRetryOptions retry)
    {
        Uri address = _network is null ? Emulator.Address : Network.Address;
        EasemobOptions options = new()
        {
            AppKey = Server.AppKey,
            CacheDirectory = _directory,
            Endpoints = _operation.Discovers ? EasemobEndpoints.Discover(address) : EasemobEndpoints.Fixed(address),
            HttpMessageHandler = _network?.Handler,
            LoggerFactory = Log,
            Retry = retry,
        };
        MakeDiscoverable();
        Client = await EasemobClient.OpenAsync(options, Credential());
        if (_operation.IsSignedIn)
        {
            await Client.SignInAsync();
        }
    }

    // Where signing in is not what the row is about, it needs no network and none of the row's short time.
    private EasemobCredential Credential() => _operation.IsSignedIn
        ? EasemobCredential.Provider(Server.User, _ => Task.FromResult(new EasemobToken(Emulator.Data.IssueToken(Server.User))))
        : EasemobCredential.Password(Server.User, Server.Password);

    // The emulator knows nothing of the TLS before it.
    private void MakeDiscoverable()
    {
        if (_network is not null)
        {
            Emulator.Trouble.Always(
                EmulatorOperation.Discovery,
                Fault.Rewrite(document => document.Replace("\"http\"", "\"https\"", StringComparison.Ordinal)));
        }
    }
}
