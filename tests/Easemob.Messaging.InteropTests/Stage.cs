using System.Globalization;
using Easemob.Messaging.Emulator;
using Easemob.Messaging.InteropTests.Devices;
using Easemob.Messaging.InteropTests.Driver;

namespace Easemob.Messaging.InteropTests;

/// <summary>An emulator of a scenario's own, and the devices of its users.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly string _cacheFolder = Directory.CreateTempSubdirectory("easemob-interop-").FullName;
    private readonly Stack<IAsyncDisposable> _clients = new();
    private readonly VendorFixture _vendor;

    private Stage(VendorFixture vendor, EasemobEmulator emulator)
    {
        _vendor = vendor;
        Emulator = emulator;
    }

    public EasemobEmulator Emulator { get; }

    public EmulatorData Data => Emulator.Data;

    public static async Task<Stage> OpenAsync(VendorFixture vendor, params string[] users)
    {
        Stage stage = await OpenAsync(vendor, new EmulatorOptions());
        stage.Data.AddUsers(users);
        return stage;
    }

    public static async Task<Stage> OpenAsync(VendorFixture vendor, EmulatorOptions options) =>
        new(vendor, await EasemobEmulator.StartAsync(options));

    /// <summary>Signs a user in with the vendor's client.</summary>
    public async Task<VendorDevice> VendorAsync(string user, VendorSettings? settings = null)
    {
        VendorClient client = await VendorClientAsync(settings);
        await client.SignInAsync(user, text: settings?.SignInText);
        return new VendorDevice(client, user, Emulator.AppKey);
    }

    /// <summary>Makes a vendor's client that is not signed in.</summary>
    public async Task<VendorClient> VendorClientAsync(VendorSettings? settings = null)
    {
        VendorClient client = await VendorClient.ConnectAsync(_vendor, Emulator, settings);
        _clients.Push(client);
        return client;
    }

    /// <summary>Opens our library for a user.</summary>
    public async Task<LibraryDevice> LibraryAsync(
        string user,
        EasemobCredential? credential = null,
        EasemobEndpoints? endpoints = null,
        Action<EasemobOptions>? configure = null)
    {
        EasemobOptions options = new()
        {
            AppKey = Emulator.AppKey,
            Endpoints = endpoints ?? EasemobEndpoints.Fixed(Emulator.Address),
            CacheDirectory = Path.Combine(_cacheFolder, _clients.Count.ToString(CultureInfo.InvariantCulture)),
            Retry = new EasemobRetryOptions { MaxRetries = 0 },
            Realtime = new EasemobRealtimeOptions { ReconnectDelay = TimeSpan.FromMilliseconds(50) },
        };
        configure?.Invoke(options);
        EasemobClient client = await EasemobClient.OpenAsync(options, credential ?? EasemobCredential.Password(user, "secret"));
        _clients.Push(client);
        return new LibraryDevice(client);
    }

    /// <summary>Opens our library for a user, and connects it.</summary>
    public async Task<LibraryDevice> LiveLibraryAsync(string user, Action<EasemobOptions>? configure = null)
    {
        LibraryDevice device = await LibraryAsync(user, configure: configure);
        await device.ConnectAsync();
        return device;
    }

    /// <summary>Opens a device with our library, or with the vendor's client, that is told what happens.</summary>
    public async Task<IDevice> LiveAsync(bool ours, string user) => ours ? await LiveLibraryAsync(user) : await VendorAsync(user);

    /// <summary>Opens a device with our library, or with the vendor's client.</summary>
    public async Task<IDevice> DeviceAsync(bool ours, string user) => ours ? await LibraryAsync(user) : await VendorAsync(user);

    public async ValueTask DisposeAsync()
    {
        while (_clients.TryPop(out IAsyncDisposable? client))
        {
            await client.DisposeAsync();
        }

        await Emulator.DisposeAsync();
        Directory.Delete(_cacheFolder, recursive: true);
    }
}
