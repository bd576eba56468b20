using System.Text.Json;
using Easemob.Messaging.Emulator;

namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>One of the vendor's clients, pointed at an emulator.</summary>
internal sealed class VendorClient : IAsyncDisposable
{
    /// <summary>The resource of every client here; nobody compares two of them.</summary>
    public const string Resource = "webim_lab_resource";

    private readonly VendorProcess _process;
    private readonly int _number;

    private VendorClient(VendorProcess process, int number)
    {
        _process = process;
        _number = number;
    }

    /// <summary>Makes a client that is not signed in yet.</summary>
    public static async Task<VendorClient> ConnectAsync(VendorFixture vendor, EasemobEmulator emulator, bool discovery = false)
    {
        VendorClient client = new(vendor.Process, vendor.NextClient());
        var options = new { appKey = emulator.AppKey, restUrl = Address(emulator), resource = Resource, discovery };
        await client.CallAsync("$connect", options);
        return client;
    }

    /// <summary>Returns the emulator's address as the vendor's client wants it, without a slash at the end.</summary>
    public static string Address(EasemobEmulator emulator) => emulator.Address.ToString().TrimEnd('/');

    /// <inheritdoc cref="VendorProcess.CallAsync"/>
    public Task<JsonElement> CallAsync(string method, params object?[] args) => _process.CallAsync(_number, method, args);

    public Task<JsonElement> SignInAsync(string user, string password = "secret") => CallAsync("open", new { user, pwd = password });

    public Task<JsonElement> SignInWithTokenAsync(string user, string token) => CallAsync("open", new { user, accessToken = token });

    public async ValueTask DisposeAsync() => await CallAsync("$disconnect");
}
