namespace Easemob.Messaging.Emulator.Hosting;

/// <summary>Leaves the process's signals alone: they belong to the program or test that started the emulator.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
