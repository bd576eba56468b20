namespace Easemob.Messaging.Tests.Cache;

public sealed class FileMessageCacheTests : MessageCacheContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override async Task<IMessageCache> OpenAsync() =>
        await TestCaches.OpenAsync(_directory.File("a.db"), timeProvider: Clock);
}
