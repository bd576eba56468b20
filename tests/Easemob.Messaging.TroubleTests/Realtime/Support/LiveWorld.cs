using System.Diagnostics;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.TroubleTests.Support;

namespace Easemob.Messaging.TroubleTests.Realtime.Support;

/// <summary>An emulator, and the devices of alice that are tested against it: all on one cache file.</summary>
internal sealed class LiveWorld : IAsyncDisposable
{
    public const string User = "alice";
    public const string GroupId = "244000000000001";
    public const string RoomId = "266000000000001";

    /// <summary>How long anything may take before it counts as hung.</summary>
    public static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly string _directory = Directory.CreateTempSubdirectory("easemob-live-").FullName;
    private readonly List<LiveDevice> _lives = [];
    private readonly List<LiveDevice> _open = [];
    private EasemobClient? _other;

    private LiveWorld(EasemobEmulator emulator) => Emulator = emulator;

    public static ConversationKey Bob { get; } = ConversationKey.Chat("bob");

    public static ConversationKey Carol { get; } = ConversationKey.Chat("carol");

    public static ConversationKey Group { get; } = ConversationKey.Group(GroupId);

    public static ConversationKey Room { get; } = ConversationKey.ChatRoom(RoomId);

    public EasemobEmulator Emulator { get; }

    public EmulatorData Data => Emulator.Data;

    public FrameTroubleScript Trouble => Emulator.RealtimeTrouble.For(User);

    public SkipClock Clock { get; } = new();

    public RetryLog Log { get; } = new();

    /// <summary>Gets every life there was, the ended ones too.</summary>
    public IReadOnlyList<LiveDevice> Lives => _lives;

    public IReadOnlyList<LiveDevice> OpenDevices => _open;

    /// <summary>Gets or sets a value indicating whether the clock is put forward while one waits.</summary>
    public bool IsHurried { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a client may log an error, for one of the application's own.</summary>
    public bool ExpectsErrors { get; set; }

    /// <summary>Gets or sets what changes the options of the devices that are opened from then on.</summary>
    public Action<EasemobOptions>? Configure { get; set; }

    public static async Task<LiveWorld> StartAsync()
    {
        EasemobEmulator emulator = await EasemobEmulator.StartAsync(
            new EmulatorOptions { AppKey = "live#tests", TimeProvider = new OrderedClock() });
        emulator.Data.AddUsers(User, "bob", "carol");
        emulator.Data.AddGroup(GroupId, User, "bob", "carol");
        emulator.Data.AddRoom(RoomId, User, "bob", "carol");
        emulator.Switches.RecallTimeLimit = null;
        emulator.Switches.EditLimit = int.MaxValue;
        return new LiveWorld(emulator);
    }

    public static OutgoingMessage Text(ConversationKey to, string text) =>
        new() { Conversation = to, Body = new TextMessageBody { Text = text } };

    public async Task<LiveDevice> OpenAsync(int place = 1)
    {
        EasemobOptions options = Options("desk");
        Configure?.Invoke(options);
        LiveDevice device = new(await EasemobClient.OpenAsync(options, Credential()), place);
        _lives.Add(device);
        _open.Add(device);
        return device;
    }

    public async Task<LiveDevice> ConnectAsync(int place = 1)
    {
        LiveDevice device = await OpenAsync(place);
        await ConnectAsync(device);
        return device;
    }

    /// <summary>Connects, however often that takes.</summary>
    public async Task ConnectAsync(LiveDevice device)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Task connecting = device.Client.ConnectAsync();
                await UntilAsync(() => connecting.IsCompleted, "to connect");
                await connecting;
                return;
            }
            catch (EasemobException failure) when ((failure.IsTransient || failure is EasemobProtocolException) && limit.Elapsed < HangGuard)
            {
                // The application tries again.
            }
        }
    }

    /// <summary>Returns alice's phone, which is not connected but calls the server.</summary>
    public async Task<ChatManager> OtherAsync() =>
        (_other ??= await EasemobClient.OpenAsync(Options("phone"), Credential())).ChatManager;

    public async Task EndAsync(LiveDevice device)
    {
        _open.Remove(device);
        await device.EndAsync();
    }

    /// <summary>Waits until all open devices are connected and have taken and settled everything.</summary>
    public Task SettleAsync() => UntilAsync(IsSettled, "to settle");

    /// <summary>Waits for something, and puts the clock forward while nothing seems to happen.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, int seconds = 30)
    {
        var sinceSkip = Stopwatch.StartNew();
        var all = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(all.Elapsed < TimeSpan.FromSeconds(seconds), $"Nothing came of waiting {what}.\n{Describe()}");
            if (IsHurried && sinceSkip.Elapsed > Patience)
            {
                Clock.Skip(TimeSpan.FromSeconds(11));
                sinceSkip.Restart();
            }

            await Task.Delay(Look);
        }
    }

    public string Describe() => string.Join('\n', _open.Select(device =>
        $"{device.Client.ConnectionState} {string.Join(' ', device.Changes.TakeLast(5).Select(change => $"{change.State}({change.Reason?.Message})"))}"
        + $" outbox unknown {device.Count("outbox WHERE state = 3")}, sending {device.Count("outbox WHERE state = 1")} checks {device.Count("checks")}")
        .Concat(Emulator.Realtime.Devices.Select(device => device.ToString()))
        .Concat(Emulator.FrameJournal.Entries.TakeLast(25).Select(entry => Shorten(entry.ToString()))));

    public async ValueTask DisposeAsync()
    {
        foreach (LiveDevice device in _open)
        {
            await device.EndAsync();
        }

        if (_other is not null)
        {
            await _other.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        Assert.True(ExpectsErrors || Log.Error is null, Log.Error);
    }

    private static string Shorten(string text) => text.Length > 300 ? text[..300] : text;

    private static EasemobCredential Credential() => EasemobCredential.Password(User, "secret");

    private bool IsSettled()
    {
        IReadOnlyList<EmulatorDevice> connected =
            [.. Emulator.Realtime.Devices.Where(device => device.UserId == User && device.IsConnected)];
        if (connected.Count != _open.Count || connected.Any(device => device.Pending > 0) || !_open.All(device => device.IsConnected))
        {
            return false;
        }

        return _open.All(device => !device.IsSending && device.Count("checks") == 0);
    }

    private EasemobOptions Options(string device) => new()
    {
        AppKey = Emulator.AppKey,
        Endpoints = EasemobEndpoints.Fixed(Emulator.Address),
        CacheDirectory = Path.Combine(_directory, device),
        TimeProvider = Clock,
        LoggerFactory = Log,
        Retry = { MaxRetries = 5, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5) },
        Realtime = { ReconnectDelay = TimeSpan.FromMilliseconds(1), MaxReconnectDelay = TimeSpan.FromMilliseconds(5) },
    };
}
