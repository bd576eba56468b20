using Easemob.Messaging.Cache;

namespace Easemob.Messaging.Tests.Cache;

public sealed class InMemoryMessageCacheTests : MessageCacheContract
{
    [Fact]
    public async Task InMemory_TwoCaches_ShareNothing()
    {
        await using IMessageCache other = MessageCache.InMemory();

        await Cache.Messages.SaveMessagesAsync(TestMessages.Messages(1));

        Assert.Empty(await other.Messages.LoadAllAsync());
    }

    protected override Task<IMessageCache> OpenAsync() => Task.FromResult<IMessageCache>(SqliteMessageCache.OpenInMemory(Clock));
}
