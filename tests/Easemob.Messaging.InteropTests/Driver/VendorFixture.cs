namespace Easemob.Messaging.InteropTests.Driver;

/// <summary>One Node process for all tests, started by the first that needs it.</summary>
public sealed class VendorFixture : IAsyncLifetime
{
    private readonly Lazy<VendorProcess> _process = new(VendorProcess.Start);
    private int _clients;

    internal VendorProcess Process => _process.Value;

    internal int NextClient() => Interlocked.Increment(ref _clients);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_process.IsValueCreated)
        {
            await _process.Value.DisposeAsync();
        }
    }
}
