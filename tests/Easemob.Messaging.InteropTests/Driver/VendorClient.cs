using System.Text.Json;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>One of the vendor's clients, pointed at an emulator.</summary>
internal sealed class VendorClient : IAsyncDisposable
{
    private readonly VendorProcess _process;
    private readonly int _number;

    private VendorClient(VendorProcess process, int number, string resource)
    {
        _process = process;
        _number = number;
        Resource = resource;
    }

    /// <summary>Gets the device id.</summary>
    public string Resource { get; }

    /// <summary>Gets the client's events.</summary>
    public EventLog<VendorEvent> Events { get; } = new();

    /// <summary>Makes a client that is not signed in yet.</summary>
    public static async Task<VendorClient> ConnectAsync(VendorFixture vendor, EasemobEmulator emulator, VendorSettings? settings = null)
    {
        int number = vendor.NextClient();
        settings ??= new VendorSettings();
        VendorClient client = new(vendor.Process, number, settings.Resource ?? $"webim_interop_{number}");
        vendor.Process.Listen(number, client.Events.Add);
        await client.CallAsync("$connect", new
        {
            appKey = emulator.AppKey,
            restUrl = Address(emulator),
            socketUrl = emulator.SocketAddress,
            resource = client.Resource,
            discovery = settings.Discovery,
            options = new { delivery = settings.SendDeliveryReceipts },
        });
        return client;
    }

    /// <summary>Returns the emulator's address as the vendor's client wants it, without a slash at the end.</summary>
    public static string Address(EasemobEmulator emulator) => emulator.Address.ToString().TrimEnd('/');

    /// <inheritdoc cref="VendorProcess.CallAsync"/>
    public Task<JsonElement> CallAsync(string method, params object?[] args) => _process.CallAsync(_number, method, args);

    public async Task<JsonElement> SignInAsync(string user, string password = "secret", string? text = null)
    {
        if (text is not null)
        {
            await CallAsync("setLoginInfoCustomExt", text);
        }

        return await CallAsync("open", new { user, pwd = password });
    }

    public Task<JsonElement> SignInWithTokenAsync(string user, string token) => CallAsync("open", new { user, accessToken = token });

    public async ValueTask DisposeAsync() => await CallAsync("$disconnect");
}
